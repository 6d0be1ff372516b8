package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of ours, as the server sees them. */
class OwnRequestsIT {

  private final TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);
  private final String v1 = "/apis/" + cluster.group() + "/v1";

  @TempDir Path temporary;

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void client_javas_own_user_agent_is_followed_by_ours(String release) {
    List<String> agents =
        Sessions.run(
            release,
            Fork.withAgent(),
            ClientJavaProgram.class,
            program -> {
              program.ask("refresh 0 " + cluster.group());
              cluster.serve("lates", "Late", "Namespaced", "v1");
              cluster.server().forgetRequests();
              assertThat(program.ask("find " + cluster.group() + "/v1 Late"))
                  .isEqualTo("lates namespaced");
              return cluster.userAgents(v1);
            },
            cluster.kubeconfig());
    assertThat(agents)
        .singleElement()
        .asString()
        .matches("Kubernetes Java Client/[-.\\w]+ restmap-fix/0.1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void fabric8s_own_user_agent_is_followed_by_ours(String release) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    List<String> agents =
        Sessions.run(
            release,
            Fork.withAgent(),
            Fabric8Program.class,
            program -> {
              cluster.server().forgetRequests();
              assertThat(program.ask("resolve " + cluster.group() + "/v1 X"))
                  .isEqualTo("resolved, 0 items");
              return cluster.userAgents(v1);
            },
            cluster.kubeconfig());
    assertThat(agents)
        .containsExactly(
            release.replace("fabric8-", "fabric8-kubernetes-client/") + " restmap-fix/0.1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "fabric8-7.8.0, FAILING", "fabric8-7.8.0, UNAVAILABLE",
    "fabric8-8.0.0, FAILING", "fabric8-8.0.0, UNAVAILABLE"
  })
  void fabric8_retries_its_own_requests_and_not_ours(String release, BrokenServer.Way way) {
    try (BrokenServer server = BrokenServer.start(way)) {
      List<String> options = new ArrayList<>(Fork.withAgent());
      options.add("-Dretries=2");
      Sessions.run(
          release,
          options,
          Fabric8Program.class,
          program -> {
            assertThat(program.ask("resolve demo.example.com/v1 X")).startsWith("failed: ");
            assertThat(server.ours()).isEqualTo(1);
            assertThat(server.requests())
                .as("ours, and the library's with two retries")
                .isEqualTo(4);
            return null;
          },
          server.kubeconfig(temporary));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "client-java-25.0.0, FAILING", "client-java-25.0.0, UNAVAILABLE",
    "client-java-27.0.0, FAILING", "client-java-27.0.0, UNAVAILABLE"
  })
  void a_look_up_of_client_java_asks_a_failing_server_once(String release, BrokenServer.Way way) {
    try (BrokenServer server = BrokenServer.start(way)) {
      Sessions.run(
          release,
          Fork.withAgent(),
          ClientJavaProgram.class,
          program -> {
            program.ask("refresh 0 demo.example.com"); // fails, and tells which cluster is meant
            server.ours();
            assertThat(program.ask("find demo.example.com/v1 X")).isEqualTo("not found");
            assertThat(server.ours()).isEqualTo(1);
            return null;
          },
          server.kubeconfig(temporary));
    }
  }
}
