package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.Fabric8Handles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A kind whose definition is replaced while the program runs: without the agent a fabric8 client is
 * wrong about it for the rest of its life.
 */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#all")
class StaleMappingIT {

  private static final String NEWEST = "fabric8-8.0.0";

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @AfterEach
  void leaveNothing() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void a_kind_that_is_recreated_with_another_plural_heals_in_old_and_new_handles(String release) {
    cluster = kind.start();
    List<String> stock = anotherPlural(release, List.of());
    assertThat(stock).allMatch(answer -> refused(answer) || answer.equals("null"));

    assertThat(anotherPlural(release, Fork.withAgent()))
        .containsExactly(
            "0 items",
            "created a",
            "a",
            "applied b",
            "2 items",
            "added a",
            "added b",
            "deleted 1",
            "b");
    // an own object's 404 is none of a path
    assertThat(cluster.raw("v1/wus")).contains("\"name\":\"b\"").doesNotContain("\"name\":\"a\"");
  }

  private List<String> anotherPlural(String release, List<String> jvm) {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    List<String> answers =
        run(
            release,
            jvm,
            program -> {
              assertThat(program.ask("hold")).isEqualTo("held");
              assertThat(program.ask("inform")).isEqualTo("informed");
              assertThat(program.ask("list new")).isEqualTo("0 items");
              cluster.recreate("ws", "wus", "W", "Namespaced", "v1");
              String wait = jvm.isEmpty() ? "1" : "20";
              return ask(
                  program,
                  "list new",
                  "create held a",
                  "get held a",
                  "apply new b",
                  "list held",
                  "informed " + wait,
                  "informed " + wait,
                  "delete held a",
                  "get new b");
            });
    if (jvm.isEmpty()) {
      cluster.withdraw("wus");
    }
    return answers;
  }

  @Test
  void a_change_of_scope_rewrites_nothing_and_the_next_handle_is_right() {
    cluster = kind.start();
    List<String> stock = anotherScope(List.of());
    assertThat(stock.get(4)).matches(StaleMappingIT::refused);
    assertThat(cluster.raw("v1/ws")).doesNotContain("\"name\":\"w\"");
    cluster.withdraw("ws");

    List<String> healed = anotherScope(Fork.withAgent());
    assertThat(healed.subList(0, 4)).allMatch(StaleMappingIT::refused);
    assertThat(healed.subList(4, 7)).containsExactly("created w", "w", "1 items");
    // what the old handle says of a namespace never means the whole cluster
    assertThat(healed.subList(7, 9)).allMatch(StaleMappingIT::refused);
    assertThat(cluster.raw("v1/ws")).contains("\"name\":\"w\"");
  }

  private List<String> anotherScope(List<String> jvm) {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    return run(
        NEWEST,
        jvm,
        program -> {
          program.ask("hold");
          assertThat(program.ask("list new")).isEqualTo("0 items");
          cluster.recreate("ws", "ws", "W", "Cluster", "v1");
          return ask(
              program,
              "create held w",
              "get held w",
              "delete held w",
              "delete-all held",
              "create new w",
              "get new w",
              "list new",
              "delete held w",
              "delete-all held");
        });
  }

  /** The library's own error, and never what another version answers. */
  @Test
  void a_version_that_is_no_longer_served_is_given_up_once_that_is_confirmed() {
    cluster = kind.start();
    cluster.serveAndList("ws", "W", "Namespaced", "v2", "v1");
    List<String> stock = unserved(List.of(), 3);
    assertThat(stock).hasSize(3).allMatch(StaleMappingIT::refused);
    cluster.withdraw("ws");

    cluster.serveAndList("ws", "W", "Namespaced", "v2", "v1");
    List<String> healed = unserved(Fork.withAgent(), Integer.MAX_VALUE);
    assertThat(healed).last().asString().contains("Could not find the metadata");
    assertThat(healed.subList(0, healed.size() - 1)).allMatch(StaleMappingIT::refused);
    if (cluster.isEmbedded()) {
      assertThat(cluster.server().requests())
          .noneMatch(request -> request.path().contains("/v2/namespaces/"));
    }
  }

  /** Asks until the kind is not found, or so many times. */
  private List<String> unserved(List<String> jvm, int most) {
    return run(
        NEWEST,
        jvm,
        program -> {
          assertThat(program.ask("list new")).isEqualTo("0 items");
          cluster.stopServing("ws", "v1");
          List<String> answers = new ArrayList<>();
          long end = System.nanoTime() + 30_000_000_000L;
          do {
            answers.add(program.ask("list new"));
          } while (answers.size() < most
              && !answers.get(answers.size() - 1).contains("Could not find")
              && System.nanoTime() < end);
          return answers;
        });
  }

  @Test
  void what_a_user_may_switch_off_is_off_and_what_is_stale_goes_all_the_same() {
    cluster = kind.start();
    assertThat(firstTwo(Fork.withAgent("retry=off"), "a"))
        .satisfiesExactly(
            first -> assertThat(first).matches(StaleMappingIT::refused),
            second -> assertThat(second).isEqualTo("0 items"));
    assertThat(firstTwo(Fork.withAgent("mode=observe"), "b")).allMatch(StaleMappingIT::refused);
    assertThat(firstTwo(Fork.withAgent("ignore=" + cluster.group()), "c"))
        .allMatch(StaleMappingIT::refused);
  }

  private List<String> firstTwo(List<String> jvm, String name) {
    cluster.serve(name + "s", "W", "Namespaced", "v1");
    List<String> answers =
        run(
            NEWEST,
            jvm,
            program -> {
              program.ask("list new");
              cluster.recreate(name + "s", name + "us", "W", "Namespaced", "v1");
              List<String> two = ask(program, "list new", "list new");
              if (jvm.toString().contains("observe")) {
                program.says("would heal " + cluster.group() + "/v1 W");
              }
              return two;
            });
    cluster.withdraw(name + "us");
    return answers;
  }

  /** A 404, as fabric8 tells it: an exception, or null, or nothing done. */
  private static boolean refused(String answer) {
    return answer.matches("failed: .*(404|Not Found|not found).*|absent|deleted 0");
  }

  private <T> T run(String release, List<String> jvm, java.util.function.Function<Fork, T> steps) {
    return Sessions.run(
        release,
        jvm,
        Fabric8Handles.class,
        steps,
        cluster.kubeconfig(),
        cluster.group() + "/v1",
        "W");
  }

  private static List<String> ask(Fork program, String... steps) {
    return List.of(steps).stream().map(program::ask).collect(Collectors.toList());
  }
}
