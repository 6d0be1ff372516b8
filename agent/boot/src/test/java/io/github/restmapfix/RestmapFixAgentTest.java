package io.github.restmapfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.bundle.RestmapFix;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dispatcher as a JVM has it: loaded once, from the first jar, before a fake agent. */
class RestmapFixAgentTest {

  private static final String ASKED =
      " of [arguments, bridge, instrumentation, jar, op] with %s through class"
          + " io.github.restmapfix.Bridge";

  @TempDir Path directory;

  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private URLClassLoader jvm;

  @BeforeEach
  void a_jvm_with_the_first_jar() throws IOException {
    AgentJar first = agentJar("first.jar");
    for (Class<?> type :
        List.of(
            RestmapFixAgent.class,
            AgentArguments.class,
            Refusal.class,
            AgentLoader.class,
            Bridge.class,
            Bridge.Quiet.class)) {
      first.visible(type);
    }
    jvm =
        new URLClassLoader(
            new URL[] {first.write().toURI().toURL()}, ClassLoader.getPlatformClassLoader());
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void leave() throws IOException {
    System.setErr(realErr);
    jvm.close();
  }

  @Test
  void premain_installs_the_agent_of_its_own_jar() throws Exception {
    call("premain", "wait=2s");

    assertThat(said()).containsExactly("first.jar call 1: install" + asked("{wait=2s}"));
  }

  @Test
  void agentmain_does_the_same_work_with_the_agent_that_is_there() throws Exception {
    call("premain", "quiet");
    call("agentmain", null);

    assertThat(said()).containsExactly("first.jar call 1: install" + asked("{}"));
  }

  @Test
  void an_answer_without_a_message_says_nothing() throws Exception {
    call("premain", "quiet");

    assertThat(said()).isEmpty();
  }

  @Test
  void operations_that_this_release_does_not_know_reach_the_agent() throws Exception {
    call("premain", "quiet");
    call("agentmain", "op=explain,kind=W");

    assertThat(said()).containsExactly("first.jar call 1: explain" + asked("{op=explain, kind=W}"));
  }

  /** A server's names are in an answer, and a terminal may show what is on stderr. */
  @Test
  void an_answer_cannot_forge_a_line_or_move_the_cursor() throws Exception {
    call("premain", "quiet");
    call("agentmain", "op=explain,kind=a\n[restmap-fix] \u001b[2J\u009b2J");

    assertThat(said()).singleElement().asString().contains("kind=a?[restmap-fix] ?[2J?2J");
  }

  @Test
  void another_jar_replaces_the_agent_after_taking_the_old_one_off() throws Exception {
    File second = agentJar("second.jar").write();
    call("premain", "");
    call("agentmain", "jar=" + second);

    assertThat(said())
        .containsExactly(
            "first.jar call 1: install" + asked("{}"),
            "first.jar call 2: unpatch" + asked("{jar=" + second + "}"),
            "second.jar call 1: install" + asked("{jar=" + second + "}"));
  }

  @Test
  void the_same_jar_again_is_not_loaded_again() throws Exception {
    call("premain", "");
    call("agentmain", "jar=" + directory.resolve("./first.jar"));

    assertThat(said()).hasSize(2).last().asString().startsWith("first.jar call 2: install");
  }

  @Test
  void unpatch_leaves_the_bridge_quiet_and_the_next_install_starts_anew() throws Exception {
    call("premain", "quiet");
    BiFunction<Object, Object[], Object> ofAnAgent = (patch, arguments) -> "not quiet";
    bridge().getField("hook").set(null, ofAnAgent);
    call("agentmain", "op=unpatch");

    assertThat(hook().apply("client-java.find", new Object[0])).isNull();
    call("agentmain", "");
    assertThat(said())
        .containsExactly(
            "first.jar call 1: unpatch" + asked("{op=unpatch}"),
            "first.jar call 1: install" + asked("{}"));
  }

  @Test
  void an_agent_that_fails_to_unpatch_is_dropped_all_the_same() throws Exception {
    call("premain", "quiet");
    BiFunction<Object, Object[], Object> ofAnAgent = (patch, arguments) -> "not quiet";
    bridge().getField("hook").set(null, ofAnAgent);
    call("agentmain", "op=unpatch,fail");

    assertThat(hook().apply("client-java.find", new Object[0])).isNull();
    call("agentmain", "op=unpatch");
    assertThat(said())
        .containsExactly(
            "could not do its work, the program goes on as it is: java.lang.LinkageError: as asked",
            "is not installed in this JVM, so there is nothing to unpatch");
  }

  @Test
  void what_is_not_installed_cannot_be_unpatched() throws Exception {
    call("agentmain", "op=unpatch");

    assertThat(said())
        .containsExactly("is not installed in this JVM, so there is nothing to unpatch");
  }

  @Test
  void a_failure_of_the_agent_is_one_line_and_counted_and_never_reaches_the_jvm() throws Exception {
    call("premain", "fail");

    assertThat(said())
        .containsExactly(
            "could not do its work, the program goes on as it is: java.lang.LinkageError: as asked");
    assertThat(((AtomicLong) bridge().getField("failures").get(null)).get()).isEqualTo(1);
  }

  @Test
  void a_jar_that_is_not_there_is_one_line() throws Exception {
    call("premain", "jar=" + directory.resolve("no-such.jar"));

    assertThat(said()).hasSize(1).first().asString().contains("no-such.jar", "goes on");
  }

  @Test
  void disabled_loads_nothing_and_says_nothing() throws Exception {
    call("premain", "enabled=false,fail");

    assertThat(said()).isEmpty();
  }

  @Test
  void switched_off_for_all_and_on_by_an_argument_it_is_unpatched_like_any_other()
      throws Exception {
    System.setProperty("restmap.fix.enabled", "false");
    try {
      call("premain", "");
      call("premain", "enabled=true,quiet");
      BiFunction<Object, Object[], Object> ofAnAgent = (patch, arguments) -> "not quiet";
      bridge().getField("hook").set(null, ofAnAgent);
      call("agentmain", "op=unpatch");
    } finally {
      System.clearProperty("restmap.fix.enabled");
    }

    assertThat(said()).containsExactly("first.jar call 1: unpatch" + asked("{op=unpatch}"));
    assertThat(hook().apply("client-java.find", new Object[0])).isNull();
  }

  @Test
  void merged_into_other_classes_it_says_so_in_one_line() {
    RestmapFixAgent.premain("", null); // from a directory of the build

    assertThat(said()).hasSize(1).first().asString().contains("merged into");
  }

  private AgentJar agentJar(String name) throws IOException {
    return AgentJar.in(directory, name).hidden(RestmapFix.class);
  }

  private void call(String entry, String arguments) throws Exception {
    jvm.loadClass(RestmapFixAgent.class.getName())
        .getMethod(entry, String.class, Instrumentation.class)
        .invoke(null, arguments, null);
  }

  private Class<?> bridge() throws ClassNotFoundException {
    return jvm.loadClass(Bridge.class.getName());
  }

  @SuppressWarnings("unchecked") // the frozen type of the field
  private BiFunction<Object, Object[], Object> hook() throws Exception {
    return (BiFunction<Object, Object[], Object>) bridge().getField("hook").get(null);
  }

  private static String asked(String arguments) {
    return String.format(ASKED, arguments);
  }

  private List<String> said() {
    return err.toString(StandardCharsets.UTF_8)
        .lines()
        .peek(line -> assertThat(line).startsWith("[restmap-fix] "))
        .map(line -> line.substring("[restmap-fix] ".length()))
        .collect(Collectors.toList());
  }
}
