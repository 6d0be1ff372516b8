package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Several pods at a time. */
@EnabledIfEnvironmentVariable(named = Node.KUBECONFIG, matches = ".+")
class FleetIT {

  @Test
  void a_deployment_is_all_its_replicas_and_a_second_attach_adds_no_second_container() {
    try (Operator operator =
        Operator.in("restricted").started(Operator.DISTROLESS, "REPLICAS", "2")) {
      assertThat(operator.restmapFix("status", "-l", "app=operator").out().lines()).hasSize(1);

      for (int times = 0; times < 2; times++) {
        Command attached =
            operator.restmapFix("attach", "deploy/operator", "--image", Operator.AGENT);
        assertThat(attached.exit()).as("%s", attached).isZero();
      }
      assertThat(operator.get("pods", "{.items[*].spec.ephemeralContainers[*].name}"))
          .isEqualTo("restmap-fix restmap-fix");

      Command fleet = operator.restmapFix("status", "-l", "app=operator", "--check");
      assertThat(fleet.exit()).as("%s", fleet).isZero();
      assertThat(fleet.out().lines().filter(line -> line.contains("client-java (")))
          .as("%s", fleet)
          .hasSize(2);
    }
  }
}
