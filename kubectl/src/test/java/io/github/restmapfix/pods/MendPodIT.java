package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The issue itself: a controller fails now and must not be restarted. Its client-java has made its
 * only refresh before anybody came.
 */
@EnabledIfEnvironmentVariable(named = Node.KUBECONFIG, matches = ".+")
class MendPodIT {

  @ParameterizedTest
  @CsvSource({
    "with its own java, " + Operator.WITH_SHELL,
    "from beside it, " + Operator.DISTROLESS
  })
  void a_failing_pod_is_mended_by_one_command_and_fails_again_without_it(String way, String image) {
    try (Operator operator = Operator.in("restricted").started(image)) {
      String before = operator.identity();
      String late = operator.late("Late", "client-java");
      operator.fails(late); // the control run: as shipped, for as long as one looks

      Command attached =
          operator.restmapFix("attach", "deploy/operator", "--image", Operator.AGENT);

      assertThat(attached.exit()).as("%s", attached).isZero();
      assertThat(attached.err()).contains("a restart loses it").contains("-javaagent:");
      // nothing but a request of client-java's own tells which cluster its look-ups mean
      operator.applies(operator.usual("client-java"));
      operator.applies(late);
      operator.applies(operator.late("Later", "client-java"));
      assertThat(operator.identity()).isEqualTo(before).endsWith("restarts 0");

      Command status = operator.restmapFix("status", operator.pod(), "--check");
      assertThat(status.exit()).as("%s", status).isZero();
      assertThat(status.out()).contains("client-java").contains("fabric8");

      Command unpatched = operator.restmapFix("unpatch", operator.pod());
      assertThat(unpatched.exit()).as("%s", unpatched).isZero();
      operator.fails(operator.late("Latest", "client-java"));
      assertThat(operator.identity()).isEqualTo(before);
    }
  }
}
