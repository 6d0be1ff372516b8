package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is nothing to heal, or nobody to ask, a program behaves as without the agent. */
class NeverWorseIT {

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void stdout_of_a_program_that_never_misses_is_the_same_to_the_byte(String release) {
    try (TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED)) {
      cluster.serve("xs", "X", "Namespaced", "v1");
      assertThat(neverMissing(release, Fork.withAgent(), cluster))
          .isEqualTo(neverMissing(release, List.of(), cluster));
    }
  }

  private static List<String> neverMissing(String release, List<String> jvm, TestCluster cluster) {
    try (Fork program =
        Fork.of(release, jvm, ClientJavaProgram.class, cluster.kubeconfig()).ready()) {
      program.ask("refresh 0 " + cluster.group());
      program.ask("find " + cluster.group() + "/v1 X");
      program.ask("find v1 ConfigMap");
      assertThat(program.end()).isZero();
      assertThat(program.stderr()).allMatch(line -> line.startsWith("[restmap-fix] 0.1.0 "));
      return program.stdout();
    }
  }

  @Test
  void client_java_gives_its_own_error_where_nobody_listens() {
    assertThat(clientJava(Fork.withAgent())).isEqualTo(clientJava(List.of()));
  }

  private List<String> clientJava(List<String> jvm) {
    try (BrokenServer server = BrokenServer.start(BrokenServer.Way.UNREACHABLE)) {
      Path kubeconfig = server.kubeconfig(temporary);
      return Sessions.run(
          "client-java-27.0.0",
          jvm,
          ClientJavaProgram.class,
          program ->
              List.of(
                  server.withoutPort(program.ask("refresh 0 demo.example.com")),
                  server.withoutPort(program.ask("find demo.example.com/v1 X"))),
          kubeconfig);
    }
  }

  @Test
  void a_refresh_that_fails_never_answers_with_what_another_cluster_serves() {
    try (TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);
        BrokenServer broken = BrokenServer.start(BrokenServer.Way.FORBIDDEN)) {
      cluster.serve("xs", "X", "Namespaced", "v1");
      List<String> answers =
          Sessions.run(
              "client-java-27.0.0",
              Fork.withAgent(),
              ClientJavaProgram.class,
              program ->
                  List.of(
                      program.ask("refresh 0 " + cluster.group()),
                      program.ask("refresh 1 " + cluster.group())),
              cluster.kubeconfig(),
              broken.kubeconfig(temporary));
      assertThat(answers.get(0)).isEqualTo("v1:X(xs)");
      assertThat(answers.get(1)).startsWith("failed: io.kubernetes.client.openapi.ApiException");
    }
  }

  @Test
  void fabric8_gives_its_own_error_where_nobody_listens() {
    assertThat(fabric8(Fork.withAgent())).isEqualTo(fabric8(List.of()));
  }

  private String fabric8(List<String> jvm) {
    List<String> options = new ArrayList<>(jvm);
    options.add("-Dretries=1");
    try (BrokenServer server = BrokenServer.start(BrokenServer.Way.UNREACHABLE);
        Fork program =
            Fork.of("fabric8-8.0.0", options, Fabric8Program.class, server.kubeconfig(temporary))
                .ready()) {
      return server.withoutPort(program.ask("resolve demo.example.com/v1 X"));
    }
  }
}
