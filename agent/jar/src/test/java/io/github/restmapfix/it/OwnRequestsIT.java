package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.nio.file.Path;
import java.time.Duration;
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

  /** OkHttp by itself would try another connection. */
  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void a_connection_that_breaks_is_not_tried_again_by_client_java(String release) {
    try (RudeServer server = new RudeServer()) {
      Sessions.run(
          release,
          Fork.withAgent("wait=0"),
          ClientJavaProgram.class,
          program -> {
            program.ask("refresh 0 demo.example.com"); // fails, and tells which cluster is meant
            program.ask("find demo.example.com/v1 X"); // leaves a connection behind
            server.from(RudeServer.Manner.HANGS_UP);
            assertThat(program.ask("find other.example.com/v1 X")).isEqualTo("not found");
            assertThat(server.ours()).isEqualTo(1);
            return null;
          },
          server.kubeconfig(temporary));
    }
  }

  /** Not with its OkHttp and JDK clients: they try again below what fabric8 lets one set. */
  @ParameterizedTest
  @CsvSource({"fabric8-7.8.0-http-clients, vertx", "fabric8-8.0.0-http-clients, vertx-5"})
  void a_connection_that_breaks_is_not_tried_again_by_fabric8(String release, String http) {
    List<String> options = new ArrayList<>(Fork.withAgent("wait=0"));
    options.addAll(List.of("-Dhttp=" + http, "-Dretries=1"));
    try (RudeServer server = new RudeServer()) {
      Sessions.run(
          release,
          options,
          Fabric8Program.class,
          program -> {
            program.ask("resolve demo.example.com/v1 X");
            server.from(RudeServer.Manner.HANGS_UP);
            program.ask("resolve other.example.com/v1 X");
            assertThat(server.ours()).isEqualTo(1);
            return null;
          },
          server.kubeconfig(temporary));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void client_java_hangs_up_on_a_server_that_says_nothing(String release) throws Exception {
    try (RudeServer server = new RudeServer();
        Fork program =
            Fork.of(
                    release,
                    Fork.withAgent("wait=0"),
                    ClientJavaProgram.class,
                    server.kubeconfig(temporary))
                .ready()) {
      program.ask("refresh 0 demo.example.com");
      server.from(RudeServer.Manner.SAYS_NOTHING);
      program.ask("find demo.example.com/v1 X");
      assertThat(server.patience()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7));

      program.ask("call-timeout 500");
      program.ask("find other.example.com/v1 X");
      assertThat(server.patience()).as("the client's own limit").isLessThan(Duration.ofSeconds(3));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fabric8-7.8.0-http-clients, vertx", "fabric8-7.8.0-http-clients, okhttp",
    "fabric8-7.8.0-http-clients, jdk", "fabric8-8.0.0-http-clients, vertx-5",
    "fabric8-8.0.0-http-clients, jdk"
  })
  void fabric8_hangs_up_on_a_server_that_says_nothing(String release, String http)
      throws Exception {
    assertThat(patience(release, http, 8_000))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7));
    assertThat(patience(release, http, 500)).isLessThan(Duration.ofSeconds(3));
  }

  private Duration patience(String release, String http, int limit) throws Exception {
    List<String> options = new ArrayList<>(Fork.withAgent("wait=0"));
    options.addAll(List.of("-Dhttp=" + http, "-Dretries=0", "-Drequest.timeout=" + limit));
    try (RudeServer server = new RudeServer();
        Fork program =
            Fork.of(release, options, Fabric8Program.class, server.kubeconfig(temporary)).ready()) {
      server.from(RudeServer.Manner.SAYS_NOTHING);
      program.ask("resolve demo.example.com/v1 X");
      return server.patience();
    }
  }
}
