package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What the plugin refuses and what it asks for, on one operator that stays as it is. */
@EnabledIfEnvironmentVariable(named = Node.KUBECONFIG, matches = ".+")
@TestMethodOrder(MethodOrderer.Random.class)
class PluginIT {

  private static Operator operator;

  @BeforeAll
  static void start() {
    operator = Operator.in("restricted").started(Operator.DISTROLESS);
    Command.apply(Node.yaml("rights.yaml", Map.of("NAMESPACE", operator.namespace())));
  }

  @AfterAll
  static void end() {
    operator.close();
  }

  @Test
  void a_wrong_container_is_named_beside_the_right_ones() {
    Command attached = operator.restmapFix("attach", operator.pod(), "-c", "wrong");

    assertThat(attached.exit()).as("%s", attached).isEqualTo(2);
    assertThat(attached.err()).contains("has no container wrong, only: operator");
  }

  @Test
  void who_may_neither_exec_nor_add_a_container_is_told_both_rights_and_what_lasts() {
    Command attached = as("viewer", "attach", operator.pod(), "--image", Operator.AGENT);

    assertThat(attached.exit()).as("%s", attached).isEqualTo(4);
    assertThat(attached.err())
        .contains("create pods/exec")
        .contains("patch pods/ephemeralcontainers")
        .contains("initContainers:")
        .contains("-javaagent:/restmap-fix/restmap-fix.jar");
  }

  @Test
  void who_may_only_exec_cannot_reach_a_pod_that_has_nothing_to_exec() {
    Command attached = as("execer", "attach", operator.pod(), "--image", Operator.AGENT);

    assertThat(attached.exit()).as("%s", attached).isEqualTo(4);
    assertThat(attached.err())
        .contains("has no sh and cat")
        .contains("patch pods/ephemeralcontainers")
        .contains("initContainers:");
  }

  @Test
  void who_may_only_add_a_container_could_not_use_it_and_adds_none() {
    Command attached = as("adder", "attach", operator.pod(), "--image", Operator.AGENT);

    assertThat(attached.exit()).as("%s", attached).isEqualTo(4);
    assertThat(attached.err()).contains("create pods/exec").contains("initContainers:");
    assertThat(operator.get("pods", "{.items[*].spec.ephemeralContainers[*].name}")).isEmpty();
  }

  @Test
  void a_dry_run_adds_nothing() {
    String pod = operator.pod();
    Command planned = operator.restmapFix("attach", pod, "--image", Operator.AGENT, "--dry-run");

    assertThat(planned.exit()).as("%s", planned).isZero();
    assertThat(planned.err())
        .contains("would add the ephemeral container restmap-fix of image " + Operator.AGENT);
    assertThat(operator.get("pod/" + pod, "{.spec.ephemeralContainers[*].name}")).isEmpty();
  }

  @Test
  void a_pod_that_is_not_there_and_a_wrong_verb_are_errors() {
    assertThat(operator.restmapFix("attach", "nobody").exit()).isEqualTo(1);
    assertThat(operator.restmapFix("patch", operator.pod()).exit()).isEqualTo(2);
    assertThat(operator.restmapFix("attach").exit()).isEqualTo(2);
  }

  private static Command as(String account, String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--as";
    all[words.length + 1] = "system:serviceaccount:" + operator.namespace() + ":" + account;
    return operator.restmapFix(all);
  }
}
