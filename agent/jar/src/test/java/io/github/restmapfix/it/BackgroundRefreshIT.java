package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What client-java holds becomes right while nobody misses anything. All programs run side by side,
 * since each waits for the rounds of its agent, 8 to 12 s apart.
 */
@Tag("alone")
class BackgroundRefreshIT {

  private static final List<String> EVERY_TEN_SECONDS = Fork.withAgent("refresh=10s");
  private static final Duration ROUND = Duration.ofMinutes(1);

  private final List<Run> runs = new ArrayList<>();

  @AfterEach
  void leaveNothing() {
    runs.forEach(Run::close);
  }

  @Test
  void client_javas_discovery_becomes_right_without_a_miss_and_without_the_agent_it_stays()
      throws Exception {
    Run stock = clientJava("client-java-27.0.0", DiscoveryFormat.AGGREGATED, List.of());
    Run oldest = clientJava("client-java-25.0.0", DiscoveryFormat.AGGREGATED, EVERY_TEN_SECONDS);
    Run newest = clientJava("client-java-27.0.0", DiscoveryFormat.AGGREGATED, EVERY_TEN_SECONDS);
    Run legacy = clientJava("client-java-27.0.0", DiscoveryFormat.LEGACY, EVERY_TEN_SECONDS);
    stock.recreateAndAdd();
    for (Run run : List.of(oldest, newest)) {
      assertThat(run.nextRound(2)).containsExactlyInAnyOrder("GET /api 304", "GET /apis 304");
      run.recreateAndAdd();
    }
    assertThat(legacy.nextRound(1)).containsExactly("GET /apis/GROUP/v1 200");
    legacy.recreateAndAdd();

    for (Run run : List.of(oldest, newest, legacy)) {
      run.program.says("refresh: " + run.cluster.server().url() + " serves other resources");
      run.awaitAnswer("find GROUP/v1 X", "xen namespaced");
    }
    for (Run run : List.of(oldest, newest)) {
      assertThat(run.requests())
          .filteredOn(request -> !request.endsWith(" 304"))
          .containsExactly("GET /apis 200");
    }
    assertThat(legacy.requests()).containsOnly("GET /apis/GROUP/v1 200");
    for (Run run : List.of(oldest, newest, legacy)) {
      assertThat(run.ask("refresh 0 GROUP")).isEqualTo("v1:W(ws) v1:X(xen)");
      String status = run.ask("status");
      assertThat(status)
          .as(status) // on the first line, which is all that a build's summary shows
          .contains(";healed=0;missed=0;changed-groups=1")
          .endsWith(";failures=0");
    }
    assertThat(stock.ask("find GROUP/v1 X")).isEqualTo("xs namespaced");
    assertThat(stock.ask("refresh 0 GROUP")).isEqualTo("v1:X(xs)");
  }

  private Run clientJava(String release, DiscoveryFormat format, List<String> jvm) {
    Run run = new Run(release, format, jvm);
    assertThat(run.ask("refresh 0 GROUP")).isEqualTo("v1:X(xs)");
    return run;
  }

  /** A program on a cluster of its own. */
  private final class Run {
    final TestCluster cluster;
    final Fork program;
    private int objects;

    Run(String release, DiscoveryFormat format, List<String> jvm) {
      cluster = TestCluster.embedded(format);
      cluster.serve("xs", "X", "Namespaced", "v1");
      program = Fork.of(release, jvm, ClientJavaProgram.class, cluster.kubeconfig());
      runs.add(this);
      program.ready();
    }

    String ask(String command) {
      return program.ask(command.replace("GROUP", cluster.group()));
    }

    /** Else its rounds are left out after two intervals. */
    void isInUse() {
      String name = "x" + ++objects;
      assertThat(ask("create " + cluster.object("v1", "X", name))).isEqualTo("created " + name);
    }

    /** X under another plural, and W beside it; the next round is 8 to 12 s away. */
    void recreateAndAdd() {
      isInUse();
      cluster.withdraw("xs");
      cluster.serve("xen", "X", "Namespaced", "v1");
      cluster.serve("ws", "W", "Namespaced", "v1");
    }

    /** The agent's requests of one round, which has just ended; nobody else asks meanwhile. */
    List<String> nextRound(int requests) throws InterruptedException {
      isInUse();
      cluster.server().forgetRequests();
      assertThat(cluster.server().awaitRequests(requests, ROUND)).as("a round").isTrue();
      return requests();
    }

    /** The line comes just before the library is told. */
    void awaitAnswer(String command, String answer) {
      await(command + " is " + answer).atMost(ROUND).until(() -> ask(command).equals(answer));
    }

    /** The agent's. */
    List<String> requests() {
      return cluster.server().requests().stream()
          .filter(request -> request.userAgent().contains("restmap-fix/"))
          .map(request -> request.line().replace(cluster.group(), "GROUP") + " " + request.status())
          .collect(Collectors.toList());
    }

    void close() {
      program.close();
      cluster.close();
    }
  }
}
