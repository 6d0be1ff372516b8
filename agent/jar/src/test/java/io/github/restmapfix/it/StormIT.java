package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.LoggedRequest;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A hundred threads that look one absent kind up, through unmodified libraries; every request is
 * counted, the library's own included.
 */
@Tag("alone")
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class StormIT {

  /** {@code -Dit.storm.millis=60000} for a whole minute. */
  private static final int RAGE = Integer.getInteger("it.storm.millis", 4_000);

  /** What a loaded machine may add. */
  static final int SLACK = 1_000;

  /** By how much longer than the others the first request may be on its way, in ms. */
  private static final int ON_THE_WAY = 200;

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @AfterEach
  void leaveNothing() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void a_thousand_lookups_are_a_thousand_requests_of_fabric8() {
    assertThat(thousand("fabric8-8.0.0", List.of())).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fabric8-7.8.0", "fabric8-8.0.0", "client-java-25.0.0", "client-java-27.0.0"})
  void a_thousand_lookups_are_at_most_twenty_requests_with_the_agent(String release) {
    assertThat(thousand(release, Fork.withAgent()))
        .hasSizeBetween(1, 20)
        .allMatch(DiscoveryCount::isOurs);
  }

  private List<LoggedRequest> thousand(String release, List<String> jvm) {
    return run(
        release,
        jvm,
        fork -> {
          DiscoveryCount count = cluster.requests().countDiscovery();
          assertThat(fork.ask("storm " + cluster.group() + "/v1 W"))
              .startsWith("lookups=1000 found=0 ");
          return count.all();
        });
  }

  /** After what each library has to be told or to load before its first look-up. */
  private <T> T run(String release, List<String> jvm, Function<Fork, T> steps) {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    boolean fabric8 = release.startsWith("fabric8");
    return Sessions.run(
        release,
        jvm,
        fabric8 ? Fabric8Program.class : ClientJavaProgram.class,
        fork -> {
          if (!fabric8) {
            fork.ask("refresh 0 " + cluster.group());
          }
          fork.ask("hits " + cluster.group() + "/v1 X");
          return steps.apply(fork);
        },
        cluster.kubeconfig());
  }

  @Test
  void in_a_lasting_storm_of_fabric8_hits_do_not_wait_and_a_new_kind_is_found_at_once() {
    lastingStorm(
        "fabric8-8.0.0",
        fork ->
            assertThat(fork.ask("resolve " + cluster.group() + "/v1 W"))
                .isEqualTo("resolved, 0 items"));
  }

  @Test
  void in_a_lasting_storm_of_client_java_hits_do_not_wait_and_a_new_kind_is_found_in_a_second() {
    lastingStorm(
        "client-java-27.0.0",
        fork -> {
          long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
          String found = fork.ask("find " + cluster.group() + "/v1 W");
          while (!found.equals("ws namespaced") && System.nanoTime() < end) {
            found = fork.ask("find " + cluster.group() + "/v1 W");
          }
          assertThat(found).isEqualTo("ws namespaced");
        });
  }

  private void lastingStorm(String release, Consumer<Fork> findsNewKind) {
    run(
        release,
        Fork.withAgent(),
        fork -> {
          DiscoveryCount count = cluster.requests().countDiscovery();
          fork.ask("storm-begins " + cluster.group() + "/v1 W");
          int p99 = Integer.parseInt(fork.ask("hits " + cluster.group() + "/v1 X"));
          fork.ask("storm-rages " + RAGE);
          cluster.serve("ws", "W", "Namespaced", "v1");
          findsNewKind.accept(fork);
          StormOutcome storm = StormOutcome.of(fork.ask("storm-ends"));
          List<LoggedRequest> requests = count.all();

          assertThat(p99).as("p99 of hits, microseconds").isLessThan(1_000);
          assertThat(storm.found()).isPositive();
          assertThat(storm.longest()).as("wait, and a request").isLessThan(500 + 1_000 + SLACK);
          assertThat(storm.held())
              .as("of one thread: the first wait, a second in ten, and requests")
              .isLessThan(500 + (1 + RAGE / 10_000) * 1_000 + SLACK * 3 / 2);
          assertTenAndTwoASecond(requests);
          return null;
        });
  }

  private static void assertTenAndTwoASecond(List<LoggedRequest> requests) {
    assertThat(requests).isNotEmpty().allMatch(DiscoveryCount::isOurs);
    for (int i = 10; i < requests.size(); i++) {
      assertThat(Duration.between(requests.get(0).start(), requests.get(i).start()))
          .as("when request %d of %d came", i + 1, requests.size())
          .isGreaterThan(Duration.ofMillis((i - 8) * 500L - ON_THE_WAY));
    }
  }
}
