package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.apiserver.LoggedRequest;
import io.github.restmapfix.programs.ClientJavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file whose change asks for a refresh of every known cluster. */
class TriggerIT {

  @TempDir Path temporary;

  private final TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void the_librarys_map_is_renewed_within_five_seconds(String release) throws IOException {
    Path file = Files.writeString(temporary.resolve("trigger"), "1");
    cluster.serve("xs", "X", "Namespaced", "v1");
    try (Fork program =
        Fork.of(
                release,
                Fork.withAgent("trigger=" + file),
                ClientJavaProgram.class,
                cluster.kubeconfig())
            .ready()) {
      assertThat(refresh(program)).isEqualTo("v1:X(xs)");
      cluster.serve("ws", "W", "Namespaced", "v2");
      cluster.server().forgetRequests();
      assertThat(refresh(program)).as("within its window").isEqualTo("v1:X(xs)");
      assertThat(cluster.requests().discovery()).isEmpty();

      Instant change = Instant.now();
      Files.writeString(file, "2");
      program.says("trigger: reading " + cluster.server().url() + " again");
      untilRenewed(program);
      assertThat(cluster.requests().discovery()).containsExactlyInAnyOrder("GET /api", "GET /apis");
      assertThat(discoveryAt())
          .allMatch(at -> Duration.between(change, at).compareTo(Duration.ofSeconds(5)) < 0);
      assertThat(program.ask("status")).endsWith(";failures=0");
    }
  }

  private void untilRenewed(Fork program) {
    Instant end = Instant.now().plusSeconds(10);
    while (!refresh(program).equals("v1:X(xs) v2:W(ws)")) {
      assertThat(Instant.now()).as("not renewed").isBefore(end);
    }
  }

  private static void untilGone(Fork program) {
    Instant end = Instant.now().plusSeconds(2);
    while (!program.ask("threads-of restmap-fix").equals("0")) {
      assertThat(Instant.now()).as("still there").isBefore(end);
    }
  }

  private List<Instant> discoveryAt() {
    return cluster.server().requests().stream()
        .map(LoggedRequest::start)
        .collect(Collectors.toList());
  }

  private String refresh(Fork program) {
    return program.ask("refresh 0 " + cluster.group());
  }

  @Test
  void it_is_looked_at_by_the_engines_one_thread_which_ends_with_the_patches() throws IOException {
    Path file = Files.writeString(temporary.resolve("trigger"), "1");
    try (Fork program =
        Fork.of(
                "client-java-27.0.0",
                List.of("-XX:+EnableDynamicAgentLoading", Fork.withAgent("trigger=" + file).get(0)),
                ClientJavaProgram.class,
                cluster.kubeconfig())
            .ready()) {
      assertThat(program.ask("threads-of restmap-fix")).as("a library is loaded").isEqualTo("1");
      ByteBuddyAgent.attach(Fork.JAR.toFile(), String.valueOf(program.pid()), "op=unpatch");
      untilGone(program); // it was told to end, which takes it a moment
    }
  }
}
