package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read in the background finds changed is right in fabric8 before anybody fails for it. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class PublishedIT {

  @Parameter Servers.Kind kind;

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-6.2.0", "fabric8-8.0.0"})
  void a_recreated_kind_is_listed_by_its_new_plural_without_a_404(String release) {
    try (TestCluster cluster = kind.start()) {
      assertThat(listedAfterRecreation(cluster, release, List.of()))
          .contains("Failure executing: GET");
      cluster.withdraw("wus");

      // what fails is not sent again
      List<String> refreshing = Fork.withAgent("refresh=10s", "retry=off");
      assertThat(listedAfterRecreation(cluster, release, refreshing)).isEqualTo("0 items");
    }
  }

  private static String listedAfterRecreation(
      TestCluster cluster, String release, List<String> jvm) {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    List<String> answers =
        Sessions.ofW(
            release,
            jvm,
            cluster.kubeconfig(),
            cluster.group(),
            program -> {
              assertThat(program.ask("list new")).isEqualTo("0 items");
              cluster.recreate("ws", "wus", "W", "Namespaced", "v1");
              if (!jvm.isEmpty()) {
                program.says("fabric8.handlers: evicted " + cluster.group() + "/v1 W as ws");
              }
              return List.of(program.ask("list new"));
            });
    Seen.of('C', "recreated, and read in the background", release, jvm, cluster, answers);
    return answers.get(0);
  }
}
