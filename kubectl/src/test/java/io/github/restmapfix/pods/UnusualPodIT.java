package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods in which attaching is not possible, or not without a word more. */
@EnabledIfEnvironmentVariable(named = Node.KUBECONFIG, matches = ".+")
class UnusualPodIT {

  @Test
  void without_a_writable_tmp_it_is_refused_with_the_remedy_that_lasts() {
    try (Operator operator =
        Operator.in("restricted")
            .started(
                Operator.WITH_SHELL,
                "SECURITY",
                Operator.RESTRICTED.replaceFirst("\\{", "{readOnlyRootFilesystem: true, "))) {

      Command attached = operator.restmapFix("attach", operator.pod(), "--image", Operator.AGENT);

      assertThat(attached.exit()).as("%s", attached).isEqualTo(4);
      assertThat(attached.err()).contains("/tmp").contains("initContainers:");
      assertThat(operator.identity()).endsWith("restarts 0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Operator.WITH_SHELL, Operator.DISTROLESS})
  void a_pod_of_root_is_mended_too(String image) {
    try (Operator operator =
        Operator.in("privileged").started(image, "SECURITY", "{runAsUser: 0}")) {

      Command attached = operator.restmapFix("attach", operator.pod(), "--image", Operator.AGENT);

      assertThat(attached.exit()).as("%s", attached).isZero();
      operator.applies(operator.late("Late", "client-java"));
    }
  }

  @Test
  void of_two_jvms_in_a_container_one_has_to_be_chosen() {
    String both =
        "/opt/java/bin/java -XX:TieredStopAtLevel=1 -jar /app/demo-operator.jar --kubeconfig /kubeconfig/config";
    try (Operator operator = Operator.in("restricted")) {
      String watch = both + " --namespace " + operator.namespace();
      operator.started(
          Operator.WITH_SHELL,
          "COMMAND",
          "sh, -c, '" + watch + " --selector other=1 & " + watch + " --retry-max-ms 1000'",
          "WATCHES",
          "2");

      Command attached = operator.restmapFix("attach", operator.pod());
      assertThat(attached.exit()).as("%s", attached).isEqualTo(2);
      assertThat(attached.err()).contains("several JVMs").contains("--pid").contains("other=1");

      String pid =
          attached
              .err()
              .lines()
              .filter(line -> line.contains("--retry-max-ms"))
              .map(line -> line.split(" ")[0])
              .findFirst()
              .orElseThrow();
      Command chosen = operator.restmapFix("attach", operator.pod(), "--pid", pid);
      assertThat(chosen.exit()).as("%s", chosen).isZero();
      operator.applies(operator.late("Late", "client-java"));
    }
  }
}
