package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A program that fails is mended by one command while it runs, and put back by another. */
class AttachIT {

  private static final String RELEASE = "client-java-27.0.0";

  private final TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);
  private final CommandLine restmapFix = CommandLine.ofJar();
  private int kinds;

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

      assertThat(restmapFix.say("unpatch", program.pid()).toString())
          .startsWith("exit 0")
          .contains("unpatched");
      assertThat(program.ask("threads-of restmap-fix")).isEqualTo("0");
      assertThat(findLateKind(program)).isEqualTo("not found");
    }
  }

  @Test
  void what_is_there_already_is_not_loaded_again_unless_forced() {
    try (Fork program = clientJava()) {
      assertThat(restmapFix.say("attach", program.pid(), "mode=observe").exit).isZero();
      int lines = program.stderr().size();

      assertThat(restmapFix.say("attach", program.pid()).toString())
          .startsWith("exit 0")
          .contains("there already");
      assertThat(program.stderr()).hasSize(lines);

      assertThat(restmapFix.say("attach", program.pid(), "--force").exit).isZero();
      program.says("unpatched: the libraries are as shipped");
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
