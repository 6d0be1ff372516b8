package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.restmapfix.programs.ClientJavaWatcher;
import io.github.restmapfix.programs.Fabric8Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody else installs a definition, and the program, which is told of it by an informer or a
 * list, asks for the kind at once.
 */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class WatchedCrdIT {

  private static final String WAIT = "wait=3s";
  private static final Duration LAG = Duration.ofMillis(800);

  @Parameter Servers.Kind kind;

  private TestCluster cluster;
  private String own;
  private int groups;

  @BeforeEach
  void start() {
    cluster = kind.start();
    own = cluster.group();
  }

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fabric8-6.14.0, list, inform-generic",
    "fabric8-8.0.0, list-generic, inform",
    "client-java-17.0.2, list, inform-generic",
    "client-java-27.0.0, list-generic, inform"
  })
  void what_a_list_or_an_informer_tells_of_is_found_at_once_only_with_the_agent(
      String release, String list, String inform) {
    List<String> stock = seen(release, List.of(), list, inform);
    assertTooSoon(stock);
    assertThat(seen(release, Fork.withAgent(WAIT), list, inform))
        .hasSameSizeAs(stock)
        .containsOnly("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-8.0.0", "client-java-27.0.0"})
  void the_patches_that_see_lists_and_events_can_be_switched_off(String release) {
    String library = release.replaceAll("-[0-9.]+", "");
    String without = "patches=-" + library + ".lists+-" + library + ".events";
    assertTooSoon(asked(release, Fork.withAgent(WAIT, without), "list", "inform"));
  }

  /** At least one of ten where it is a matter of milliseconds. */
  private void assertTooSoon(List<String> answers) {
    if (cluster.isEmbedded()) {
      assertThat(answers).containsExactly("false", "false");
    } else {
      assertThat(answers).hasSize(10).contains("false");
    }
  }

  private List<String> seen(String release, List<String> jvm, String list, String inform) {
    List<String> answers = asked(release, jvm, list, inform);
    return Seen.of('D', "kind that an informer tells of", release, jvm, cluster, answers);
  }

  /** Once after a list, while there is no informer, then in an informer's handler. */
  private List<String> asked(String release, List<String> jvm, String list, String inform) {
    return run(
        release,
        jvm,
        program -> {
          List<String> answers = new ArrayList<>();
          if (cluster.isEmbedded()) { // a real server establishes a definition too soon for a list
            program.ask(list); // the first one takes long
            cluster.server().establishLag(LAG);
            define(program);
            program.ask(list);
            answers.add(program.ask("told"));
            cluster.server().establishLag(Duration.ZERO);
            cluster.server().servingLag(LAG);
          }
          program.ask(inform);
          for (int i = 0; i < (cluster.isEmbedded() ? 1 : 10); i++) {
            define(program);
            answers.add(program.ask("told"));
          }
          return answers;
        });
  }

  /** In a group of its own. The kind was asked for before: only a reason makes a look-up wait. */
  private void define(Fork program) {
    String group = "g" + groups++ + "." + own;
    assertThat(program.ask("expect ws." + group + " " + group + "/v1 W")).isEqualTo("false");
    cluster.inGroup(group).define("ws", "W", "Namespaced", "v1");
  }

  /**
   * A definition that goes is news of its group also where its end took long: the mark of the
   * change by which it began is used up here.
   */
  @ParameterizedTest
  @CsvSource({"fabric8-8.0.0, inform-generic", "client-java-27.0.0, inform"})
  void what_takes_the_place_of_a_definition_that_went_is_found_at_once_only_with_the_agent(
      String release, String inform) throws Exception {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    cluster.objects("v1", "W", "ws").create("a");
    List<String> agent = Fork.withAgent(WAIT);
    try (Fork stock = start(release, List.of());
        Fork healed = start(release, agent)) {
      List<Fork> both = List.of(stock.ready(), healed.ready());
      cluster.serve("xs", "X", "Namespaced", "v1"); // later than any refresh
      for (Fork program : both) {
        program.ask(inform);
        assertThat(program.ask("expect ws." + own + " v1 Pod updated")).isEqualTo("true");
      }
      try (AutoCloseable terminating = cluster.terminate("ws", "W", "v1", "a")) {
        for (Fork program : both) {
          assertThat(program.ask("told")).isEqualTo("true");
          program.ask("find " + own + "/v1 X");
          assertThat(program.ask("expect ws." + own + " " + own + "/v2 W deleted"))
              .isEqualTo("false");
        }
      }
      assertThat(stock.ask("told")).isEqualTo("false");
      cluster.define("ws", "W", "Namespaced", "v2");
      assertThat(healed.ask("told")).isEqualTo("true");
      Sessions.noFailureOfOurs(healed, agent);
    }
  }

  @Test
  void a_thousand_definitions_that_are_listed_make_nobody_wait_and_cost_no_request() {
    assumeTrue(cluster.isEmbedded(), "their removal from a real server takes minutes");
    cluster.serveInGroups(1_000);
    run(
        "fabric8-8.0.0",
        Fork.withAgent(WAIT),
        program -> {
          DiscoveryCount count = cluster.requests().countDiscovery();
          for (String list : List.of("list", "list-generic")) {
            assertThat(program.ask(list)).isEqualTo("1000");
          }
          program.ask("inform");
          program.ask("inform-generic");
          assertThat(count.all()).isEmpty();
          for (int i = 0; i < 50; i++) {
            assertThat(program.ask("supports g" + i + "." + cluster.group() + "/v1 Absent"))
                .isEqualTo("false");
          }
          assertThat(count.all()).hasSize(50).noneMatch(DiscoveryCount::isOurs);
          return null;
        });
  }

  private <T> T run(String release, List<String> jvm, java.util.function.Function<Fork, T> steps) {
    return Sessions.run(release, jvm, program(release), steps, cluster.kubeconfig());
  }

  private Fork start(String release, List<String> jvm) {
    return Fork.of(release, jvm, program(release), cluster.kubeconfig());
  }

  private static Class<?> program(String release) {
    return release.startsWith("fabric8") ? Fabric8Watcher.class : ClientJavaWatcher.class;
  }
}
