package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A kind whose definition is replaced while the program runs: without the agent a fabric8 client is
 * wrong about it for the rest of its life, and so is what was made of a look-up of client-java's.
 */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class StaleMappingIT {

  private static final Pattern NO_SUCH_KIND =
      Pattern.compile("Could not find the metadata|no such kind");

  /**
   * fabric8 gives the first answer up before it sends a request again. Vert.x 4 closes the
   * connection then, even if another request is on it by now, which fabric8 by default sends again
   * this often.
   */
  private static final int TRIES_AGAIN = 10;

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @AfterEach
  void leaveNothing() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofBoth")
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
              return program.askEach(
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
    Seen.of('C', "recreated with another plural", release, jvm, cluster, answers);
    if (jvm.isEmpty()) {
      cluster.withdraw("wus");
    }
    return answers;
  }

  /** What goes neither through a handle nor through an informer. */
  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofClientJava")
  void watches_and_asynchronous_requests_of_client_java_heal_as_well(String release) {
    cluster = kind.start();
    assertThat(watched(release, List.of())).allMatch(StaleMappingIT::refused);
    assertThat(watched(release, Fork.withAgent()))
        .containsExactly("404", "created w", "saw w", "200");
  }

  private List<String> watched(String release, List<String> jvm) {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    List<String> answers =
        run(
            release,
            jvm,
            program -> {
              program.ask("hold");
              cluster.recreate("ws", "wus", "W", "Namespaced", "v1");
              return program.askEach("get-async absent", "create held w", "watch", "get-async w");
            });
    Seen.of('C', "the same, watches and asynchronous", release, jvm, cluster, answers);
    cluster.withdraw("wus");
    return answers;
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#oldestAndNewest")
  void a_change_of_scope_rewrites_nothing_and_the_next_handle_is_right(String release) {
    cluster = kind.start();
    List<String> stock = anotherScope(release, List.of());
    assertThat(stock.get(4)).matches(StaleMappingIT::refused);
    assertThat(cluster.raw("v1/ws")).doesNotContain("\"name\":\"w\"");
    cluster.withdraw("ws");

    List<String> healed = anotherScope(release, Fork.withAgent());
    assertThat(healed.subList(0, 4)).allMatch(StaleMappingIT::refused);
    assertThat(healed.subList(4, 7)).containsExactly("created w", "w", "1 items");
    // what the old handle says of a namespace never means the whole cluster
    assertThat(healed.subList(7, 9)).allMatch(StaleMappingIT::refused);
    assertThat(cluster.raw("v1/ws")).contains("\"name\":\"w\"");
  }

  private List<String> anotherScope(String release, List<String> jvm) {
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
    return run(
        release,
        jvm,
        program -> {
          program.ask("hold");
          assertThat(program.ask("list new")).isEqualTo("0 items");
          cluster.recreate("ws", "ws", "W", "Cluster", "v1");
          List<String> answers =
              program.askEach(
                  "create held w",
                  "get held w",
                  "delete held w",
                  "delete-all held",
                  "create new w",
                  "get new w",
                  "list new",
                  "delete held w",
                  "delete-all held");
          return Seen.of('C', "recreated with another scope", release, jvm, cluster, answers);
        });
  }

  /** The library's own error, and never what another version answers. */
  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#oldestAndNewest")
  void a_version_that_is_no_longer_served_is_given_up_once_that_is_confirmed(String release) {
    cluster = kind.start();
    cluster.serveAndList("ws", "W", "Namespaced", "v2", "v1");
    List<String> stock = unserved(release, List.of(), 3);
    assertThat(stock).hasSize(3).allMatch(StaleMappingIT::refused);
    cluster.withdraw("ws");

    cluster.serveAndList("ws", "W", "Namespaced", "v2", "v1");
    List<String> healed = unserved(release, Fork.withAgent(), Integer.MAX_VALUE);
    assertThat(healed).last().asString().containsPattern(NO_SUCH_KIND);
    assertThat(healed.subList(0, healed.size() - 1)).allMatch(StaleMappingIT::refused);
    if (cluster.isEmbedded()) {
      assertThat(cluster.server().requests())
          .noneMatch(request -> request.path().contains("/v2/namespaces/"));
    }
  }

  /** Asks until the kind is not found, or so many times. */
  private List<String> unserved(String release, List<String> jvm, int most) {
    return run(
        release,
        jvm,
        program -> {
          assertThat(program.ask("list new")).isEqualTo("0 items");
          cluster.stopServing("ws", "v1");
          List<String> answers = new ArrayList<>();
          long end = System.nanoTime() + 30_000_000_000L;
          do {
            answers.add(program.ask("list new"));
          } while (answers.size() < most
              && !NO_SUCH_KIND.matcher(answers.get(answers.size() - 1)).find()
              && System.nanoTime() < end);
          return Seen.of('C', "version no longer served", release, jvm, cluster, answers);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#oldestAndNewest")
  void what_a_user_may_switch_off_is_off_and_what_is_stale_goes_all_the_same(String release) {
    cluster = kind.start();
    assertThat(firstTwo(release, Fork.withAgent("retry=off"), "a"))
        .satisfiesExactly(
            first -> assertThat(first).matches(StaleMappingIT::refused),
            second -> assertThat(second).isEqualTo("0 items"));
    assertThat(firstTwo(release, Fork.withAgent("mode=observe"), "b"))
        .allMatch(StaleMappingIT::refused);
    assertThat(firstTwo(release, Fork.withAgent("ignore=" + cluster.group()), "c"))
        .allMatch(StaleMappingIT::refused);
  }

  private List<String> firstTwo(String release, List<String> jvm, String name) {
    cluster.serve(name + "s", "W", "Namespaced", "v1");
    List<String> answers =
        run(
            release,
            jvm,
            program -> {
              program.ask("list new");
              cluster.recreate(name + "s", name + "us", "W", "Namespaced", "v1");
              List<String> two = program.askEach("list new", "list new");
              if (jvm.toString().contains("observe")) {
                program.says("would heal ", cluster.group() + "/v1");
              }
              return two;
            });
    cluster.withdraw(name + "us");
    return answers;
  }

  /** A 404, as the programs tell it: an exception, or null, or nothing done. */
  private static boolean refused(String answer) {
    return answer.matches("failed: .*(404|Not Found|not found).*|404|absent|deleted 0");
  }

  private <T> T run(String release, List<String> jvm, java.util.function.Function<Fork, T> steps) {
    return Sessions.ofW(release, jvm, cluster.kubeconfig(), cluster.group(), steps, TRIES_AGAIN);
  }
}
