package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaDecisions;
import io.github.restmapfix.programs.Fabric8Decisions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code frozen=exit} ends a process whose answers are not true any more, and no other. All
 * programs run side by side, since each waits for two rounds of its agent, 8 to 12 s apart.
 */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class FrozenExitIT {

  private static final String[] SOON = {
    "refresh=10s", "frozen=exit", "frozen.min-uptime=1s", "frozen.confirm=2s"
  };

  @Parameter Servers.Kind kind;
  @TempDir Path directory;

  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void leaveNothing() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void a_process_that_holds_on_to_a_wrong_answer_ends_with_86_and_no_other_does() throws Exception {
    TestCluster cluster = opened(kind.start());
    TestCluster other = opened(TestCluster.embedded(DiscoveryFormat.AGGREGATED));
    TestCluster gone = opened(TestCluster.embedded(DiscoveryFormat.AGGREGATED));
    cluster.serve("goings", "Going", "Namespaced", "v1");
    gone.serve("goings", "Going", "Namespaced", "v1");
    opened(other.flap("goings", "Going", Duration.ofMillis(100)));
    Path recording = directory.resolve("recording.jfr");
    Fork recorded = fabric8(cluster, Fork.withAgent(SOON));
    assertThat(recorded.ask("record " + recording)).isEqualTo("recording");
    // as in the smallest of images, without Flight Recorder
    Fork small =
        clientJava(
            cluster,
            Fork.with(
                Fork.withAgent(SOON), "--limit-modules=java.se,jdk.unsupported,jdk.crypto.ec"));
    Fork stock = fabric8(cluster, List.of());
    Fork young = fabric8(cluster, Fork.withAgent("refresh=10s", "frozen=exit"));
    Fork off = fabric8(cluster, Fork.withAgent("refresh=10s", "frozen=off"));
    Fork unread = fabric8(cluster, Fork.withAgent("refresh=off", "frozen=exit"));
    Fork unreachable = fabric8(gone, Fork.withAgent(SOON));
    Fork flapping = start("fabric8-8.0.0", other, Fork.withAgent(SOON), Fabric8Decisions.class);
    String first = flapping.ask("has-going");

    cluster.withdraw("goings");
    opened.remove(gone);
    gone.close();

    for (Fork program : List.of(recorded, small)) {
      assertThat(program.exitCode()).isEqualTo(86);
      program.says("frozen: io.github.restmapfix.programs.", "now it is no,", "ends for it");
      program.says("this process ends in ", " s with exit code 86 ");
    }
    assertThat(RecordingFile.readAllEvents(recording))
        .filteredOn(event -> event.getEventType().getName().equals("restmapfix.FrozenDecision"))
        .extracting(event -> event.getString("question"))
        .contains("supports(" + cluster.group() + "/v1, Going)");
    young.says("frozen: ", "supports(" + cluster.group() + "/v1, Going)", "ends for it");
    awaitRounds(other, 3);
    for (Fork program : List.of(stock, young, off, unread, unreachable)) {
      assertThat(program.ask("has-going")).isEqualTo("true");
    }
    assertThat(flapping.ask("has-going")).isEqualTo(first);
    for (Fork program : List.of(young, off, unread, unreachable, flapping)) {
      assertThat(program.ask("status")).endsWith(";failures=0");
      assertThat(linesOf(program, "this process ends")).isEmpty();
    }
    for (Fork program : List.of(stock, off, unreachable)) {
      assertThat(linesOf(program, "frozen")).isEmpty();
    }
    assertThat(linesOf(unread, "frozen"))
        .containsExactly(
            "[restmap-fix] refresh=off switches frozen=exit off as well: nothing is read again");
  }

  private Fork fabric8(TestCluster cluster, List<String> jvm) {
    Fork program = start("fabric8-8.0.0", cluster, jvm, Fabric8Decisions.class);
    assertThat(program.ask("has-going")).isEqualTo("true");
    return program;
  }

  private Fork clientJava(TestCluster cluster, List<String> jvm) {
    return start("client-java-27.0.0", cluster, jvm, ClientJavaDecisions.class);
  }

  private Fork start(String release, TestCluster cluster, List<String> jvm, Class<?> type) {
    return opened(Fork.of(release, jvm, type, cluster.kubeconfig(), cluster.group())).ready();
  }

  private static void awaitRounds(TestCluster cluster, int rounds) {
    await(rounds + " rounds")
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                cluster.requests().userAgents("/apis").stream()
                        .filter(a -> a.contains("restmap-fix/"))
                        .count()
                    >= rounds);
  }

  private static List<String> linesOf(Fork program, String part) {
    return program.stderr().stream()
        .filter(line -> line.contains(part))
        .collect(Collectors.toList());
  }

  private <T extends AutoCloseable> T opened(T each) {
    opened.add(0, each);
    return each;
  }
}
