package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** As images without a USER run: their JVM's /proc opens only for one with its capabilities. */
@EnabledIfEnvironmentVariable(named = Node.KUBECONFIG, matches = ".+")
class RootPodIT {

  private static final String NEIGHBOUR =
      "- {name: neighbour, image: "
          + Operator.AGENT
          + ", imagePullPolicy: Never, args: [hold], securityContext: {runAsUser: 0}}";

  @Test
  void a_pod_of_root_is_mended_from_beside_it_once_its_container_was_named() {
    try (Operator operator =
        Operator.in("privileged")
            .started(Operator.DISTROLESS, "SECURITY", "{runAsUser: 0}", "SIDECAR", NEIGHBOUR)) {
      String late = operator.late("Late", "client-java");
      operator.fails(late);
      String pod = operator.pod();

      Command unnamed = operator.restmapFix("attach", pod, "--image", Operator.AGENT);
      assertThat(unnamed.exit()).as("%s", unnamed).isEqualTo(2);
      assertThat(unnamed.err()).contains("several containers: operator neighbour");

      Command attached =
          operator.restmapFix("attach", pod, "-c", "operator", "--image", Operator.AGENT);
      assertThat(attached.exit()).as("%s", attached).isZero();
      assertThat(attached.err()).contains("as user 0:0");
      operator.applies(operator.usual("client-java"));
      operator.applies(late);
    }
  }
}
