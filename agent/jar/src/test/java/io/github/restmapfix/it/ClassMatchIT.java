package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.LoggedRequest;
import io.github.restmapfix.programs.OldFabric8;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * fabric8 before 6.0 reads a kind as the class of another version, or group, and asks at that one's
 * path. The agent says so, and changes nothing.
 */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class ClassMatchIT {

  /** Whose kinds fabric8 has; one of OpenShift's would make other tests' server an OpenShift. */
  private static final String MONITORING = "monitoring.coreos.com";

  private static final String MONITOR =
      "io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor";
  private static final String GENERIC = "io.fabric8.kubernetes.api.model.GenericKubernetesResource";

  private static final String REGISTERED = "apps.openshift.io/v8 DeploymentConfig";

  /** Asked for last: what comes before its line has come. */
  private static final String LAST = "apps.openshift.io/v9 DeploymentConfig";

  private static final String[] STEPS = {
    "read " + MONITORING + "/v1 ServiceMonitor",
    "register-generic " + REGISTERED,
    "read " + REGISTERED,
    "read",
    "read",
    "list new",
    "register-generic",
    "read",
    "list new",
    "read " + LAST
  };

  @Parameter Servers.Kind kind;

  /** Up to 5.12.1 the name of the kind is enough. */
  @Test
  void the_class_of_another_group_answers_and_only_with_the_agent_a_line_says_so() {
    try (TestCluster cluster = kind.start()) {
      cluster.serveAndList("servicemonitors", "ServiceMonitor", "Namespaced", "v1");
      String said = cluster.group() + "/v1 ServiceMonitor";
      List<String> stock = run("fabric8-5.9.0", cluster, "v1", List.of());
      isOfAnother(stock);
      assertThat(run("fabric8-5.9.0", cluster, "v1", Fork.withAgent(), said)).isEqualTo(stock);
    }
  }

  @Test
  void the_class_of_another_version_answers_and_only_with_the_agent_a_line_says_so() {
    try (TestCluster cluster = kind.start().inGroup(MONITORING)) {
      cluster.serveAndList("servicemonitors", "ServiceMonitor", "Namespaced", "v2");
      String release = "fabric8-5.12.4";
      String said = MONITORING + "/v2 ServiceMonitor";
      List<String> stock = run(release, cluster, "v2", List.of());
      isOfAnother(stock);
      assertThat(run(release, cluster, "v2", Fork.withAgent(), said)).isEqualTo(stock);
      // which tells of the last kind all the same
      List<String> ignoring = Fork.withAgent("mode=observe", "ignore=" + MONITORING);
      assertThat(run(release, cluster, "v2", ignoring)).isEqualTo(stock);
      cluster.withdraw("servicemonitors");
    }
  }

  /** And is right once the program did what the line says. */
  private static void isOfAnother(List<String> answers) {
    assertThat(answers.subList(0, STEPS.length))
        .satisfiesExactly(
            exact -> assertThat(exact).isEqualTo(MONITOR),
            registered -> assertThat(registered).isEqualTo("registered"),
            generic -> assertThat(generic).isEqualTo(GENERIC),
            first -> assertThat(first).isEqualTo(MONITOR),
            second -> assertThat(second).isEqualTo(MONITOR),
            list -> assertThat(list).matches("failed: .*/apis/monitoring.coreos.com/v1/.*"),
            registered -> assertThat(registered).isEqualTo("registered"),
            generic -> assertThat(generic).isEqualTo(GENERIC),
            list -> assertThat(list).isEqualTo("0 items"),
            last -> assertThat(last).endsWith(".DeploymentConfig"));
  }

  /**
   * What the program prints, and on an embedded server what it asks for.
   *
   * @param said the kinds that lines are about, each once, beside {@link #LAST}
   */
  private List<String> run(
      String release, TestCluster cluster, String version, List<String> jvm, String... said) {
    if (cluster.isEmbedded()) {
      cluster.server().forgetRequests();
    }
    return Sessions.run(
        release,
        jvm,
        OldFabric8.class,
        program -> {
          List<String> seen = new ArrayList<>(program.askEach(STEPS));
          List<String> lines = new ArrayList<>(List.of(said));
          if (!jvm.isEmpty()) {
            program.says("fabric8.class-match: " + LAST);
            lines.add(LAST);
          }
          assertThat(linesOf(program)).isEqualTo(lines);
          if (cluster.isEmbedded()) {
            cluster.server().requests().stream()
                .filter(request -> !request.userAgent().equals("test"))
                .map(LoggedRequest::line)
                .forEach(seen::add);
          }
          return seen;
        },
        cluster.kubeconfig(),
        cluster.group() + "/" + version,
        "ServiceMonitor");
  }

  private static List<String> linesOf(Fork program) {
    return program.stderr().stream()
        .filter(line -> line.contains("fabric8.class-match: "))
        .map(line -> line.replaceAll(".*class-match: | is answered with .*", ""))
        .collect(Collectors.toList());
  }
}
