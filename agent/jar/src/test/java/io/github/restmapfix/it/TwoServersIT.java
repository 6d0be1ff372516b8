package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two API servers on one etcd behind one address, which establish a definition five seconds after
 * it came ({@code --apiserver-count=2}).
 */
@EnabledIfEnvironmentVariable(named = TwoServersIT.PEER, matches = ".+")
class TwoServersIT {

  static final String PEER = "RESTMAP_FIX_TEST_PEER_KUBECONFIG";

  private final TestCluster cluster = TestCluster.real();
  private final Balancer both = Balancer.over(cluster.kubeconfig(), Path.of(System.getenv(PEER)));

  @TempDir Path temporary;

  @AfterEach
  void leaveNothing() {
    both.close();
    cluster.close();
  }

  @Test
  void
      a_kind_is_found_right_after_its_definition_was_posted_with_a_wait_of_more_than_five_seconds() {
    assertThat(resolveRightAfterPost(List.of(), "stock")).contains("Could not find the metadata");
    assertThat(resolveRightAfterPost(Fork.withAgent(), "short"))
        .as("half a second is too short for such a control plane")
        .contains("Could not find the metadata");
    assertThat(resolveRightAfterPost(Fork.withAgent("wait=10s"), "long"))
        .isEqualTo("resolved, 0 items");
  }

  private String resolveRightAfterPost(List<String> jvm, String plural) {
    String group = plural + "." + cluster.group();
    String crd = cluster.crdIn(group, plural, "K" + plural);
    try (Fork program =
        Fork.of("fabric8-8.0.0", jvm, Fabric8Program.class, both.kubeconfig(temporary)).ready()) {
      return program.ask("crd-and-resolve " + group + "/v1 K" + plural + " " + crd);
    } finally {
      cluster.adopt(plural + "." + group);
    }
  }

  @Test
  void a_kind_that_comes_later_is_found_whichever_of_the_two_is_asked() {
    try (Fork stock = clientJava(List.of());
        Fork agent = clientJava(Fork.withAgent("wait=10s"))) {
      cluster.serve("ws", "W", "Namespaced", "v2");
      String find = "find " + cluster.group() + "/v2 W";
      for (int i = 0; i < 4; i++) {
        assertThat(stock.ask(find)).isEqualTo("not found");
        assertThat(agent.ask(find)).isEqualTo("ws namespaced");
      }
      assertThat(agent.ask("status")).endsWith(";failures=0");
    }
  }

  private Fork clientJava(List<String> jvm) {
    Fork program =
        Fork.of("client-java-27.0.0", jvm, ClientJavaProgram.class, both.kubeconfig(temporary))
            .ready();
    assertThat(program.ask("refresh 0 " + cluster.group())).isEqualTo("no kinds");
    return program;
  }
}
