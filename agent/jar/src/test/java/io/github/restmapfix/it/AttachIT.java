package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that fails is mended by one command while it runs, and put back by another. */
class AttachIT {

  private static final String RELEASE = "client-java-27.0.0";

  private final TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);
  private final CommandLine restmapFix = CommandLine.ofJar();
  private int kinds;
  private long pid;

  @TempDir Path temporary;

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @Test
  void attach_mends_status_tells_and_unpatch_puts_back() {
    try (Fork program = clientJava()) {
      assertThat(findLateKind(program)).isEqualTo("not found");
      assertThat(restmapFix.say("status", program.pid()).toString())
          .startsWith("exit 5")
          .contains("not patched");

      CommandLine.Said attached = restmapFix.say("attach", program.pid());
      assertThat(attached.exit).as(attached.toString()).isZero();
      assertThat(attached.lines).anyMatch(line -> line.contains("patched find, by-class"));

      program.ask("create " + cluster.object("v1", "First", "f")); // shows which cluster is meant
      assertThat(findLateKind(program)).isEqualTo("found");
      assertThat(restmapFix.say("status", program.pid()).toString())
          .startsWith("exit 0")
          .contains("healed        1");

      assertThat(restmapFix.say("plan", program.pid()).toString())
          .startsWith("exit 0")
          .contains("write /tmp/restmap-fix-0.1.0-", "client-java.find");

      assertThat(restmapFix.say("unpatch", program.pid()).toString())
          .startsWith("exit 0")
          .contains("unpatched");
      assertThat(program.ask("threads-of restmap-fix")).isEqualTo("0");
      assertThat(findLateKind(program)).isEqualTo("not found");
    }
  }

  @Test
  void explain_tells_what_agent_library_and_server_have_and_refresh_renews_what_the_agent_has() {
    try (Fork program = clientJava()) {
      assertThat(restmapFix.say("explain", program.pid(), "v1", "Pod").exit).isEqualTo(5);
      assertThat(restmapFix.say("attach", program.pid()).exit).isZero();
      program.ask("create " + cluster.object("v1", "First", "f"));
      cluster.serve("ws", "W", "Namespaced", "v1");
      int before = cluster.requests().discovery().size();

      assertThat(explained("W"))
          .contains("the agent held nothing", "held nothing for " + cluster.group() + "/v1 W")
          .contains("the server serves it now: ws, namespaced", "(1 requests");
      assertThat(cluster.requests().discovery()).hasSize(before + 1);
      assertThat(explained("V")).contains("a look-up is");

      cluster.serve("us", "U", "Namespaced", "v1");
      assertThat(restmapFix.say("refresh", program.pid()).toString())
          .startsWith("exit 0")
          .contains("was read again");
      assertThat(explained("U")).contains("the agent held us, namespaced");
    }
  }

  @Test
  void explain_tells_what_each_client_of_fabric8_has() {
    cluster.serve("firsts", "First", "Namespaced", "v1");
    try (Fork program =
        Fork.of("fabric8-8.0.0", Fork.withAgent(), Fabric8Program.class, cluster.kubeconfig())
            .ready()) {
      pid = program.pid();
      assertThat(program.ask("resolve " + cluster.group() + "/v1 First")).startsWith("resolved");

      assertThat(explained("First"))
          .containsPattern("fabric8 held .*First -> firsts for https?://")
          .contains("the server serves it now: firsts, namespaced");
      assertThat(explained("W")).contains("fabric8 held nothing for " + cluster.group() + "/v1 W");
    }
  }

  private String explained(String kind) {
    String said = restmapFix.say("explain", pid, cluster.group() + "/v1", kind).toString();
    assertThat(said).startsWith("exit 0");
    return said;
  }

  @Test
  void a_newer_release_takes_an_older_ones_place_and_an_older_one_only_by_force() throws Exception {
    Path newer = AgentJars.withVersion("0.2.0", temporary);
    try (Fork program = clientJava()) {
      assertThat(restmapFix.say("attach", pid).exit).isZero();
      assertThat(CommandLine.of(Jvm.java(), newer).say("attach", pid).toString())
          .startsWith("exit 0")
          .contains("0.2.0", "patched find, by-class");
      assertThat(program.ask("status")).startsWith("version=0.2.0;state=on");

      assertThat(restmapFix.say("attach", pid).toString())
          .startsWith("exit 4")
          .contains("a newer release", "--force");
      assertThat(program.ask("status")).startsWith("version=0.2.0;state=on");

      assertThat(restmapFix.say("attach", pid, "--force").exit).isZero();
      assertThat(program.ask("status")).startsWith("version=0.1.0;state=on");
    }
  }

  @Test
  void what_is_there_already_is_not_loaded_again_unless_forced() {
    try (Fork program = clientJava()) {
      assertThat(restmapFix.say("attach", program.pid(), "mode=observe").exit).isZero();
      int lines = program.stderr().size();

      assertThat(restmapFix.say("attach", program.pid()).toString())
          .startsWith("exit 0")
          .contains("there already")
          .doesNotContain("settings");
      assertThat(onStderr("attach", program.pid(), "mode=heal", "-o", "json"))
          .startsWith("exit 0\nrestmap-fix: the settings were not used")
          .contains("unpatch and then attach");
      assertThat(program.stderr()).hasSize(lines);

      assertThat(restmapFix.say("attach", program.pid(), "--force").exit).isZero();
      program.says("unpatched: the libraries are as shipped");
    }
  }

  @Test
  void a_jvm_that_is_switched_off_like_all_others_and_on_by_an_argument_obeys_every_command() {
    try (Fork program = Fork.idle(List.of(), Jvm.java(), "-Drestmap.fix.enabled=false").ready()) {
      pid = program.pid();
      assertThat(restmapFix.say("attach", pid, "enabled=true").exit).isZero();
      assertThat(restmapFix.say("explain", pid, "v1", "Pod").toString()).startsWith("exit 0");

      assertThat(restmapFix.say("attach", pid, "--force", "enabled=true").exit).isZero();
      program.says("unpatched: the libraries are as shipped");
      assertThat(restmapFix.say("unpatch", pid).toString()).startsWith("exit 0");
      assertThat(program.ask("property restmap.fix.status")).contains("state=unpatched");
    }
  }

  private String onStderr(Object... arguments) {
    return restmapFix.through("sh", "-c", "\"$@\" 2>&1 >/dev/null", "sh").say(arguments).toString();
  }

  /**
   * JEP 451: what a JDK from 21 on prints there is explained here, and nothing where it does not.
   */
  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.RefusalIT#javas")
  void what_the_jvm_prints_about_dynamic_loading_is_explained_with_the_flag(Path java) {
    try (Fork quiet = Fork.idle(List.of(), java, "-XX:+EnableDynamicAgentLoading").ready()) {
      assertThat(restmapFix.say("attach", quiet.pid()).toString())
          .startsWith("exit 0")
          .doesNotContain("JEP 451");
      assertThat(quiet.stderr()).noneMatch(line -> line.contains("WARNING"));
    }
    try (Fork program = Fork.idle(List.of(), java).ready()) {
      boolean warns = Float.parseFloat(program.ask("property java.specification.version")) >= 21;
      String said = restmapFix.say("attach", program.pid()).toString();

      assertThat(said).startsWith("exit 0");
      assertThat(said.contains("-XX:+EnableDynamicAgentLoading keeps them away")).isEqualTo(warns);
      if (warns) {
        program.says("WARNING: A Java agent has been loaded dynamically");
      }
    }
  }

  private Fork clientJava() {
    cluster.serve("firsts", "First", "Namespaced", "v1");
    Fork program =
        Fork.of(
                RELEASE,
                List.of("-XX:+EnableDynamicAgentLoading"),
                ClientJavaProgram.class,
                cluster.kubeconfig())
            .ready();
    program.ask("refresh 0 " + cluster.group());
    pid = program.pid();
    return program;
  }

  /** Each time another kind, since one that was found stays known. */
  private String findLateKind(Fork program) {
    String kind = "Late" + ++kinds;
    cluster.serve(kind.toLowerCase() + "s", kind, "Namespaced", "v1");
    String answer = program.ask("find " + cluster.group() + "/v1 " + kind);
    return answer.equals("not found") ? answer : "found";
  }
}
