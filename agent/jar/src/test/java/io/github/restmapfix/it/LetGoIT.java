package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** fabric8 makes a client for each item of a list, which looks its kind up and is gone. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class LetGoIT {

  @Parameter Servers.Kind kind;

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-6.2.0", "fabric8-6.3.1", "fabric8-6.6.2", "fabric8-8.0.0"})
  void a_kind_that_only_a_list_brought_is_healed_after_it_is_recreated(String release) {
    try (TestCluster cluster = kind.start()) {
      cluster.serveAndList("ws", "W", "Namespaced", "v1");
      assertThat(afterRecreation(cluster, release, List.of()).get(0))
          .contains("Failure executing: GET");

      cluster.withdraw("wus");
      cluster.serveAndList("ws", "W", "Namespaced", "v1");
      assertThat(afterRecreation(cluster, release, Fork.withAgent()))
          .containsExactly("0 items", "created b", "1 items");
    }
  }

  private static List<String> afterRecreation(
      TestCluster cluster, String release, List<String> jvm) {
    return Sessions.ofW(
        release,
        jvm,
        cluster.kubeconfig(),
        cluster.group(),
        program -> {
          assertThat(program.ask("load a")).isEqualTo("created 1");
          assertThat(program.ask("gc")).isEqualTo("collected");
          cluster.recreate("ws", "wus", "W", "Namespaced", "v1");
          return program.askEach("list new", "create new b", "list new");
        });
  }
}
