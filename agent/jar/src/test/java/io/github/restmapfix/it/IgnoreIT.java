package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A group that is ignored is as without the agent; the others are healed. */
class IgnoreIT {

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void client_java_answers_for_an_ignored_group_as_shipped(String release) {
    List<String> stock = clientJava(release, cluster -> List.of());
    assertThat(stock)
        .containsExactly("v1:W(ws) v2:W(ws)", "not found", "ws namespaced", "not found");
    assertThat(clientJava(release, IgnoreIT::ignoring)).isEqualTo(stock);
    assertThat(clientJava(release, cluster -> Fork.withAgent("ignore=other.example.com")))
        .containsExactly("v1:X(xs) v2:W(ws)", "xs namespaced", "not found", "lates namespaced");
  }

  /** A full read is among the steps: what it publishes is what the library would have. */
  private static List<String> clientJava(String release, Function<TestCluster, List<String>> jvm) {
    try (TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED)) {
      cluster.serve("xs", "X", "Namespaced", "v1");
      cluster.serve("ws", "W", "Namespaced", "v2");
      return Sessions.run(
          release,
          jvm.apply(cluster),
          ClientJavaProgram.class,
          program -> {
            List<String> answers = new ArrayList<>();
            answers.add(program.ask("refresh 0 " + cluster.group()));
            answers.add(program.ask("find " + cluster.group() + "/v1 X"));
            answers.add(program.ask("find " + cluster.group() + "/v1 W"));
            cluster.serve("lates", "Late", "Namespaced", "v1");
            answers.add(program.ask("find " + cluster.group() + "/v1 Late"));
            return answers;
          },
          cluster.kubeconfig());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void fabric8_is_not_held_for_an_ignored_group_though_its_definition_was_just_written(
      String release) {
    List<String> stock = fabric8(release, cluster -> List.of());
    assertThat(stock.get(0)).contains("Could not find the metadata");
    assertThat(stock.subList(1, stock.size()))
        .containsExactly(
            "false", "false", "GET /apis/GROUP", "GET /apis/GROUP/v1", "GET /apis/GROUP/v1");
    assertThat(fabric8(release, IgnoreIT::ignoring)).isEqualTo(stock);
    assertThat(fabric8(release, cluster -> Fork.withAgent())).startsWith("resolved, 0 items");
  }

  private static List<String> fabric8(String release, Function<TestCluster, List<String>> jvm) {
    try (TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED)) {
      cluster.server().servingLag(Duration.ofMillis(400));
      return Sessions.run(
          release,
          jvm.apply(cluster),
          Fabric8Program.class,
          program -> {
            program.ask("has-group warmed.up");
            cluster.server().forgetRequests();
            String gvk = cluster.group() + "/v1 Own";
            List<String> seen = new ArrayList<>();
            seen.add(
                program.ask(
                    "crd-and-resolve "
                        + gvk
                        + " "
                        + cluster.crd("owns", "Own", "Namespaced", "v1")));
            seen.add(program.ask("supports " + gvk));
            seen.add(program.ask("has-group " + cluster.group()));
            cluster.requests().discovery().stream().sorted().forEach(seen::add);
            return seen.stream()
                .map(line -> line.replace(cluster.group(), "GROUP"))
                .collect(Collectors.toList());
          },
          cluster.kubeconfig());
    }
  }

  private static List<String> ignoring(TestCluster cluster) {
    return Fork.withAgent("ignore=other.example.com+" + cluster.group());
  }
}
