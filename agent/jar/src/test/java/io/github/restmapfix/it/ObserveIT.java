package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code mode=observe} a program fails as it does without the agent, and a line says so. */
class ObserveIT {

  private static final List<String> OBSERVE = Fork.withAgent("mode=observe");

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void client_java_goes_on_as_shipped_with_stocks_requests(String release) {
    List<String> stock = lateKind(release, List.of());
    assertThat(stock)
        .contains("v1:W(ws) v2:W(ws)", "not found", "null")
        .doesNotContain("GET /apis/GROUP/v1");
    assertThat(lateKind(release, OBSERVE)).isEqualTo(stock);
    assertThat(lateKind(release, Fork.withAgent())).isNotEqualTo(stock).contains("lates cluster");
  }

  /** What the program prints and what it asks for, step by step. */
  private static List<String> lateKind(String release, List<String> jvm) {
    try (TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED)) {
      cluster.serve("xs", "X", "Namespaced", "v1");
      cluster.serve("ws", "W", "Namespaced", "v2");
      return Sessions.run(
          release,
          jvm,
          ClientJavaProgram.class,
          program -> {
            List<String> seen = new ArrayList<>();
            program.ask("register-typed " + cluster.group() + "/v1 Late");
            cluster.server().forgetRequests();
            seen.add(program.ask("refresh 0 " + cluster.group()));
            seen.addAll(cluster.requests().othersDiscovery());
            cluster.serve("lates", "Late", "Cluster", "v1");
            cluster.server().forgetRequests();
            String late = cluster.object("v1", "Late", "late");
            for (String step :
                List.of(
                    "find " + cluster.group() + "/v1 Late",
                    "find " + cluster.group() + "/v1 Late",
                    "by-class",
                    "namespaced",
                    "kubectl-create " + late,
                    "kubectl-apply " + late)) {
              seen.add(program.ask(step).replaceAll("Response code.*|DATE.*", ""));
            }
            seen.addAll(cluster.requests().othersDiscovery());
            if (jvm.equals(OBSERVE)) {
              saysOnce(program, "client-java.find", cluster);
              saysOnce(program, "client-java.by-class", cluster);
              saysOnce(program, "client-java.namespaced", cluster);
              saysOnce(program, "client-java.kubectl-create", cluster);
              saysOnce(program, "client-java.kubectl-path", cluster);
            }
            return withoutGroup(seen, cluster);
          },
          cluster.kubeconfig());
    }
  }

  private static void saysOnce(Fork program, String patch, TestCluster cluster) {
    String line =
        patch
            + ": would heal "
            + cluster.group()
            + "/v1 Late, served as lates, cluster-scoped; left as it is";
    program.says(line);
    assertThat(program.stderr()).containsOnlyOnce("[restmap-fix] " + line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void fabric8_goes_on_as_shipped_with_stocks_requests(String release) {
    List<String> stock = ownKind(release, List.of());
    assertThat(stock)
        .hasSize(4)
        .contains("false", "GET /apis/GROUP/v1", "GET /apis/other.GROUP/v1")
        .anyMatch(answer -> answer.contains("Could not find the metadata"));
    assertThat(ownKind(release, OBSERVE)).isEqualTo(stock);
    assertThat(ownKind(release, Fork.withAgent())).contains("resolved, 0 items", "true");
  }

  private static List<String> ownKind(String release, List<String> jvm) {
    try (TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED)) {
      cluster.server().servingLag(Duration.ofMillis(250));
      return Sessions.run(
          release,
          jvm,
          Fabric8Program.class,
          program -> {
            program.ask("has-group warmed.up");
            cluster.server().forgetRequests();
            List<String> seen = new ArrayList<>();
            String gvk = cluster.group() + "/v1 Own";
            seen.add(
                program.ask(
                    "crd-and-resolve "
                        + gvk
                        + " "
                        + cluster.crd("owns", "Own", "Namespaced", "v1")));
            String other = "other." + cluster.group();
            seen.add(
                program.ask(
                    "supports-own "
                        + other
                        + "/v1 Other "
                        + cluster.crdIn(other, "others", "Other")));
            seen.addAll(cluster.requests().othersDiscovery());
            if (jvm.equals(OBSERVE)) {
              program.says("fabric8.handlers: would heal " + gvk + ", served as owns, namespaced");
              program.says("fabric8.supports: would heal " + other + "/v1 Other");
            }
            return withoutGroup(seen, cluster);
          },
          cluster.kubeconfig());
    }
  }

  private static List<String> withoutGroup(List<String> seen, TestCluster cluster) {
    return seen.stream()
        .map(line -> line.replace(cluster.group(), "GROUP"))
        .collect(Collectors.toList());
  }
}
