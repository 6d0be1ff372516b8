package io.github.restmapfix;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the JVM calls, at start ({@code premain}) or when attached to ({@code agentmain}); both do
 * the same work.
 *
 * <p>FROZEN: the system class loader loads this class once for the life of the JVM, and a later
 * attach, also with another jar, runs <em>this</em> code again. So it only loads the agent proper,
 * from the jar named by {@code jar=PATH} or else its own, and hands requests to it:
 *
 * <ul>
 *   <li>arguments: {@link AgentArguments}; {@code op=install} (default) or any operation the loaded
 *       agent knows; {@code op=unpatch} also drops the loaded agent;
 *   <li>request, a map: {@code op} String, {@code arguments} Map of String to String, {@code
 *       instrumentation} the first {@link Instrumentation} this JVM gave (un-patching with a later
 *       one does nothing), {@code bridge} {@link Bridge}'s class, {@code jar} File;
 *   <li>answer, a map: {@code message} String or absent, printed as one line.
 * </ul>
 *
 * Java 8 class files and no JDK class newer than that: an old JVM gets one polite line. Nothing
 * thrown here reaches the JVM, which would abort the program or print on its stderr.
 */
public final class RestmapFixAgent {

  private static final String ENTRY = "io.github.restmapfix.bundle.RestmapFix";

  private static Instrumentation first;
  private static AgentLoader loader;
  private static Function<Map<String, Object>, Map<String, Object>> agent;

  private RestmapFixAgent() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    serve(arguments, instrumentation);
  }

  public static void agentmain(String arguments, Instrumentation instrumentation) {
    serve(arguments, instrumentation);
  }

  private static synchronized void serve(String text, Instrumentation instrumentation) {
    try {
      Map<String, String> arguments = AgentArguments.parse(text);
      File own = ownJar();
      String reason = Refusal.reason(arguments, System.getProperties(), System.getenv(), own);
      if (reason != null) {
        say(reason);
        return;
      }
      if (first == null) {
        first = instrumentation;
      }
      String jar = arguments.get("jar");
      serve(arguments, jar == null ? own : new File(jar));
    } catch (Throwable failed) {
      Bridge.failures.incrementAndGet();
      say("could not do its work, the program goes on as it is: " + failed);
    }
  }

  private static void serve(Map<String, String> arguments, File jar) throws Exception {
    String op = arguments.containsKey("op") ? arguments.get("op") : "install";
    boolean install = op.equals("install");
    if (install
        && agent != null
        && !loader.file().getCanonicalFile().equals(jar.getCanonicalFile())) {
      drop(arguments);
    }
    if (install && agent == null) {
      load(jar);
    }
    if (agent == null) {
      say("is not installed in this JVM, so there is nothing to " + op);
    } else if (op.equals("unpatch")) {
      drop(arguments);
    } else {
      ask(op, arguments);
    }
  }

  @SuppressWarnings("unchecked") // the frozen contract of this class
  private static void load(File jar) throws Exception {
    loader = AgentLoader.open(jar);
    agent =
        (Function<Map<String, Object>, Map<String, Object>>)
            loader.loadClass(ENTRY).getConstructor().newInstance();
  }

  private static void drop(Map<String, String> arguments) throws Exception {
    AgentLoader dropped = loader;
    try {
      ask("unpatch", arguments);
    } finally {
      Bridge.hook = new Bridge.Quiet();
      agent = null;
      loader = null;
      dropped.close();
    }
  }

  private static void ask(String op, Map<String, String> arguments) {
    Map<String, Object> request = new HashMap<String, Object>();
    request.put("op", op);
    request.put("arguments", arguments);
    request.put("instrumentation", first);
    request.put("bridge", Bridge.class);
    request.put("jar", loader.file());
    Object message = agent.apply(request).get("message");
    if (message != null) {
      say(message.toString());
    }
  }

  private static File ownJar() throws URISyntaxException {
    CodeSource source = RestmapFixAgent.class.getProtectionDomain().getCodeSource();
    return source == null ? null : new File(source.getLocation().toURI());
  }

  private static void say(String line) {
    if (!line.isEmpty()) {
      System.err.println("[restmap-fix] " + line.replaceAll("\\p{Cc}", "?"));
    }
  }
}
