package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes through a real API server to a service is none of its paths, whatever it answers. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class ServiceProxyIT {

  @Parameter Servers.Kind kind;

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#oldestAndNewest")
  void a_backend_that_answers_404_has_done_its_work_once(String release) throws Exception {
    assumeThat(kind).isEqualTo(Servers.Kind.REAL);
    try (TestCluster cluster = kind.start();
        Backend backend =
            new Backend(cluster.kubeconfig(), cluster.group().replaceAll("[.].*", ""))) {
      String path = backend.path() + "/apis/" + cluster.group() + "/v1/namespaces/default/ws";
      posted(cluster, release, List.of(), path);
      assertThat(backend.posts()).isEqualTo(1);
      posted(cluster, release, Fork.withAgent(), path);
      assertThat(backend.posts()).isEqualTo(2);
    }
  }

  /** The path's end is one of a mapping that is stale by now. */
  private static void posted(TestCluster cluster, String release, List<String> jvm, String path) {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    Sessions.ofW(
        release,
        jvm,
        cluster.kubeconfig(),
        cluster.group(),
        program -> {
          assertThat(program.ask("list new")).isEqualTo("0 items");
          cluster.recreate("ws", "wus", "W", "Namespaced", "v1");
          assertThat(program.ask("post " + path)).isEqualTo("404");
          return null;
        });
    cluster.withdraw("wus");
  }
}
