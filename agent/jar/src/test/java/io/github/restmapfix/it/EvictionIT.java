package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.restmapfix.programs.OldFabric8;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * fabric8 before 6.2: a request is not sent again, but what was wrong goes, so that the next
 * look-up is right; without the agent it never is.
 */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class EvictionIT {

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @AfterEach
  void leaveNothing() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofOldFabric8")
  void a_kind_that_is_recreated_with_another_plural_is_right_from_the_next_look_up_on(
      String release) {
    cluster = kind.start();
    List<String> stock = anotherPlural(release, List.of());
    Seen.of('C', "recreated with another plural", release, List.of(), cluster, stock);
    assertThat(stock).hasSize(4).allMatch(EvictionIT::refused);

    List<String> healed = anotherPlural(release, Fork.withAgent());
    Seen.of('C', "recreated with another plural", release, Fork.withAgent(), cluster, healed);
    assertThat(healed)
        .satisfiesExactly(
            first -> assertThat(first).matches(EvictionIT::refused),
            second -> assertThat(second).isEqualTo("0 items"),
            // has a copy of its own, and does not harm what is right
            old -> assertThat(old).matches(EvictionIT::refused),
            third -> assertThat(third).isEqualTo("0 items"));
  }

  private List<String> anotherPlural(String release, List<String> jvm) {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    List<String> all =
        run(
            release,
            jvm,
            program -> {
              assertThat(program.ask("hold")).isEqualTo("held");
              assertThat(program.ask("list new")).isEqualTo("0 items");
              cluster.recreate("ws", "wus", "W", "Namespaced", "v1");
              List<String> answers = new ArrayList<>(program.askEach("list new", "list new"));
              DiscoveryCount count = cluster.requests().countDiscovery();
              answers.addAll(program.askEach("list held", "list new"));
              assertThat(count.all()).isEmpty(); // what is right by now stays
              saysWhatItSees(program, jvm);
              return answers;
            });
    cluster.withdraw("wus");
    return all;
  }

  /** Each name is another, and none is a reason to doubt the path. */
  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofOldFabric8")
  void a_hundred_absent_objects_cost_no_look_up(String release) {
    cluster = kind.start();
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    run(
        release,
        Fork.withAgent(),
        program -> {
          assertThat(program.ask("list new")).isEqualTo("0 items");
          DiscoveryCount count = cluster.requests().countDiscovery();
          assertThat(program.ask("get-many 100")).isEqualTo("100 absent");
          assertThat(count.all()).isEmpty();
          return null;
        });
  }

  /** Discovery lists the kind, and something in front of the server answers 404 all the same. */
  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofOldFabric8")
  void a_path_that_a_proxy_hides_costs_one_look_up_a_second_at_most(
      String release, @TempDir Path directory) {
    assumeThat(kind).isNotEqualTo(Servers.Kind.REAL);
    try (StaleApi api = new StaleApi()) {
      api.hide();
      List<String> lookUps = new ArrayList<>();
      long began = System.nanoTime();
      Sessions.run(
          release,
          Fork.withAgent(),
          OldFabric8.class,
          program -> {
            for (int i = 0; i < 50; i++) {
              assertThat(program.ask("list new")).matches(EvictionIT::refused);
            }
            lookUps.addAll(api.requests());
            return null;
          },
          api.kubeconfig(directory),
          "demo.example.com/v1",
          "W");
      lookUps.removeIf(request -> !request.equals("GET /apis/demo.example.com/v1"));
      long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      assertThat(lookUps.size()).isBetween(2, (int) seconds + 2);
    }
  }

  @Test
  void what_a_user_may_switch_off_is_off() {
    cluster = kind.start();
    assertThat(anotherPlural("fabric8-5.12.4", Fork.withAgent("ignore=" + cluster.group())))
        .allMatch(EvictionIT::refused);
    assertThat(anotherPlural("fabric8-5.12.4", Fork.withAgent("mode=observe")))
        .allMatch(EvictionIT::refused);
  }

  private void saysWhatItSees(Fork program, List<String> jvm) {
    if (jvm.toString().contains("observe")) {
      program.says("fabric8.failures: would heal [W, " + cluster.group() + "/v1] as ws");
    }
  }

  /** Up to 5.12 a "no" stays one until the JVM ends. */
  @ParameterizedTest
  @ValueSource(strings = {"fabric8-5.9.0", "fabric8-5.12.4"})
  void openshift_that_is_installed_later_is_there_only_with_the_agent(String release) {
    cluster = kind.start();
    String question = "adaptable io.fabric8.openshift.client.OpenShiftClient";
    assertThat(adaptable(release, List.of(), question, "a.openshift.io"))
        .containsExactly("false", "false");
    assertThat(adaptable(release, Fork.withAgent(), question, "b.openshift.io"))
        .containsExactly("false", "true");
  }

  /** It is looked for in the paths of the server's root, which the embedded one has not. */
  @ParameterizedTest
  @ValueSource(strings = {"fabric8-5.9.0", "fabric8-5.12.4"})
  void an_extension_that_is_installed_later_is_there_only_with_the_agent(String release) {
    assumeThat(kind).isEqualTo(Servers.Kind.REAL);
    cluster = kind.start();
    String question = "adaptable io.fabric8.knative.client.KnativeClient";
    assertThat(adaptable(release, List.of(), question, "a.knative.dev"))
        .containsExactly("false", "false");
    assertThat(adaptable(release, Fork.withAgent(), question, "b.knative.dev"))
        .containsExactly("false", "true");
  }

  private List<String> adaptable(String release, List<String> jvm, String question, String group) {
    List<String> answers =
        run(
            release,
            jvm,
            program -> {
              String before = program.ask(question);
              cluster.serveIn(group, "services", "Service");
              if (!jvm.isEmpty()) { // which asks the server once a second at most
                await(question).until(() -> program.ask(question).equals("true"));
              }
              return List.of(before, program.ask(question));
            });
    cluster.withdrawIn(group, "services");
    return Seen.of('A', "extension installed later", release, jvm, cluster, answers);
  }

  private <T> T run(String release, List<String> jvm, Function<Fork, T> steps) {
    return Sessions.run(
        release, jvm, OldFabric8.class, steps, cluster.kubeconfig(), cluster.group() + "/v1", "W");
  }

  private static boolean refused(String answer) {
    return answer.matches("failed: .*(404|Not Found|not found).*");
  }
}
