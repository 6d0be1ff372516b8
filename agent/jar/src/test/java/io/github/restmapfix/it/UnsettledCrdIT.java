package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions that come to no rest: they flap, they go and never are gone, they are in dispute. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class UnsettledCrdIT {

  /** {@code -Dit.flap.millis=60000} for a whole minute. */
  private static final int FLAPPING = Integer.getInteger("it.flap.millis", 4_000);

  private static final String REFUSED =
      "failed: .*(40[459]|429|Not Found|not found|Could not find the metadata|no such kind).*";

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @AfterEach
  void leaveNothing() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#newest")
  void a_definition_that_flaps_costs_what_a_storm_may_and_is_found_at_rest(String release) {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    run(
        release,
        Fork.withAgent(),
        program -> {
          program.ask("list new");
          DiscoveryCount count = cluster.requests().countDiscovery();
          List<String> answers = whileItFlaps(program);
          long ours = count.all().stream().filter(DiscoveryCount::isOurs).count();
          assertThat(answers)
              .allMatch(answer -> answer.equals("0 items") || answer.matches(REFUSED));
          // the group version's bucket, and nothing beyond it
          assertThat(ours).isBetween(1L, 10L + 2L * (FLAPPING / 1_000 + 1));
          cluster.withdraw("ws");
          cluster.serveAndList("ws", "W", "Namespaced", "v1");
          await("W is found").until(() -> program.ask("list new").equals("0 items"));
          return null;
        });
  }

  private List<String> whileItFlaps(Fork program) {
    List<String> answers = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofMillis(FLAPPING).toNanos();
    try (AutoCloseable flapping = cluster.flap("ws", "W", Duration.ofMillis(100))) {
      while (System.nanoTime() < end) {
        answers.add(program.ask("list new"));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return answers;
  }

  /** What a finalizer that nobody removes makes of it: listed, read, and nothing is created. */
  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#newest")
  void a_definition_that_terminates_for_ever_is_as_without_the_agent(String release) {
    cluster = kind.start();
    List<String> stock = whileItTerminates(release, List.of());
    assertThat(stock).first().isEqualTo("1 items");
    assertThat(whileItTerminates(release, Fork.withAgent())).isEqualTo(stock);
  }

  private List<String> whileItTerminates(String release, List<String> jvm) {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    return run(
        release,
        jvm,
        program -> {
          assertThat(program.ask("create new a")).isEqualTo("created a");
          try (AutoCloseable terminating = cluster.terminate("ws", "W", "v1", "a")) {
            DiscoveryCount count = cluster.requests().countDiscovery();
            List<String> answers =
                program.askEach("list new", "create new b", "get new a", "get new b");
            assertThat(count.all().stream().filter(DiscoveryCount::isOurs)).isEmpty();
            return answers;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** The second is accepted when the first one goes; the embedded server knows no disputes. */
  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#newest")
  void of_two_definitions_that_claim_one_kind_the_accepted_one_is_meant(String release) {
    cluster = kind.start();
    assumeThat(cluster.isEmbedded()).isFalse();
    List<String> stock = inDispute(release, List.of());
    assertThat(stock.get(0)).isEqualTo("0 items");
    assertThat(stock.get(1)).matches(REFUSED);
    assertThat(inDispute(release, Fork.withAgent())).containsExactly("0 items", "0 items");
  }

  private List<String> inDispute(String release, List<String> jvm) {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    cluster.define("wus", "W", "Namespaced", "v1");
    List<String> answers =
        run(
            release,
            jvm,
            program -> {
              String before = program.ask("list new");
              cluster.withdraw("ws");
              cluster.untilListed("wus", "v1");
              return List.of(before, program.ask("list new"));
            });
    cluster.withdraw("wus");
    return answers;
  }

  private <T> T run(String release, List<String> jvm, Function<Fork, T> steps) {
    return Sessions.ofW(release, jvm, cluster.kubeconfig(), cluster.group(), steps);
  }
}
