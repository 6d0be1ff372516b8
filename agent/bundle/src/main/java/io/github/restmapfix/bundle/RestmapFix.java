package io.github.restmapfix.bundle;

import io.github.restmapfix.clientjava.ClientJava;
import io.github.restmapfix.clientjava.Micronaut;
import io.github.restmapfix.core.Agent;
import io.github.restmapfix.core.Library;
import io.github.restmapfix.fabric8.Fabric8;
import io.github.restmapfix.josdk.Josdk;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarFile;

/**
 * The entry that the dispatcher loads by name; its contract is frozen there. All that this release
 * can do, behind a map in and a map out.
 */
public final class RestmapFix implements Function<Map<String, Object>, Map<String, Object>> {

  private Agent agent;

  @Override
  public Map<String, Object> apply(Map<String, Object> request) {
    Map<String, Object> answer = new HashMap<>();
    String op = (String) request.get("op");
    try {
      switch (op) {
        case "install":
          install(request);
          break;
        case "unpatch":
          if (agent != null && agent.isInstalled()) {
            Set<String> different = agent.unpatch();
            answer.put(
                "message",
                different.isEmpty()
                    ? "unpatched: the libraries are as shipped"
                    : "unpatched, but not as shipped, since another agent changes them as well: "
                        + different);
          }
          break;
        case "status":
          answer.put("message", System.getProperty("restmap.fix.status"));
          break;
        case "refresh":
        case "explain":
          answer.put("message", op + ": " + String.join("; ", asked(op, request)));
          break;
        default:
          answer.put(
              "message",
              "does not know op=" + op + ", known are explain, install, refresh, status, unpatch");
      }
    } catch (Exception failure) {
      answer.put("message", op + " failed, the program goes on as it is: " + failure);
    }
    return answer;
  }

  @SuppressWarnings("unchecked") // the dispatcher's frozen contract
  private void install(Map<String, Object> request) throws Exception {
    if (agent == null) {
      agent = new Agent(libraries(), version((File) request.get("jar")));
    }
    if (!agent.isInstalled()) {
      agent.install(
          (Map<String, String>) request.get("arguments"),
          (Instrumentation) request.get("instrumentation"),
          (Class<?>) request.get("bridge"));
    }
  }

  @SuppressWarnings("unchecked") // the dispatcher's frozen contract
  private List<String> asked(String op, Map<String, Object> request) {
    return agent == null || !agent.isInstalled()
        ? List.of("is not installed")
        : agent.ask(op, (Map<String, String>) request.get("arguments"));
  }

  static List<Library> libraries() {
    return List.of(new ClientJava(), new Micronaut(), new Fabric8(), new Josdk());
  }

  static String version(File jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }
}
