package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every HTTP client that fabric8 has for a release, and client-java's, with the one thread or the
 * one request at a time that each can do with.
 */
class HttpClientsIT {

  /** Longer than a busy machine takes from a POST to the look-up after it. */
  private static final Duration LAG = Duration.ofSeconds(1);

  private static final String WAIT = "wait=3s";

  private final TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);

  @TempDir Path temporary;

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({"7.8.0, vertx", "7.8.0, okhttp", "7.8.0, jdk", "8.0.0, vertx-5", "8.0.0, jdk"})
  void a_kind_whose_definition_was_just_written_is_found_only_with_the_agent(
      String version, String http) {
    cluster.server().servingLag(LAG);
    assertThat(ownKind(version, http, List.of(), "Stock")).contains("Could not find the metadata");
    assertThat(ownKind(version, http, Fork.withAgent(WAIT), "Mended"))
        .isEqualTo("resolved, 0 items");
    assertThat(cluster.requests().userAgents("/apis/" + cluster.group() + "/v1"))
        .hasSizeGreaterThan(1)
        .containsOnly("fabric8-kubernetes-client/" + version + " restmap-fix/0.1.0");
  }

  private String ownKind(String version, String http, List<String> jvm, String kind) {
    String plural = kind.toLowerCase(Locale.ROOT) + "s";
    String crd = cluster.crd(plural, kind, "Namespaced", "v1");
    return run(
        version,
        http,
        jvm,
        cluster.kubeconfig(),
        program -> {
          program.ask("has-group warmed.up");
          cluster.server().forgetRequests();
          return program.ask("crd-and-resolve " + cluster.group() + "/v1 " + kind + " " + crd);
        });
  }

  @ParameterizedTest
  @CsvSource({"7.8.0, vertx", "7.8.0, okhttp", "7.8.0, jdk", "8.0.0, vertx-5", "8.0.0, jdk"})
  void in_observe_it_is_as_shipped_and_what_would_be_healed_is_said(String version, String http) {
    cluster.server().servingLag(LAG);
    String crd = cluster.crd("seens", "Seen", "Namespaced", "v1");
    String gvk = cluster.group() + "/v1 Seen";
    String answer =
        run(
            version,
            http,
            Fork.withAgent(WAIT, "mode=observe"),
            cluster.kubeconfig(),
            program -> {
              program.ask("has-group warmed.up");
              String shipped = program.ask("crd-and-resolve " + gvk + " " + crd);
              program.says("fabric8.handlers: would heal " + gvk + ", served as seens, namespaced");
              return shipped;
            });
    assertThat(answer).contains("Could not find the metadata");
  }

  @ParameterizedTest
  @CsvSource({"7.8.0, okhttp", "8.0.0, vertx-5", "8.0.0, jdk"})
  void ignore_trigger_and_the_line_of_a_miss_work_through_it(String version, String http)
      throws IOException {
    Path file = Files.writeString(temporary.resolve("trigger"), "1");
    String other = "other." + cluster.group();
    run(
        version,
        http,
        Fork.withAgent("wait=0", "refresh=off", "ignore=" + cluster.group(), "trigger=" + file),
        cluster.kubeconfig(),
        program -> {
          program.ask("resolve " + cluster.group() + "/v1 Absent");
          program.ask("resolve " + other + "/v1 Absent");
          program.says("no kind Absent in " + other + "/v1 (404); passed on as it is");
          write(file, "2");
          return program.says("trigger: reading " + cluster.server().url() + " again");
        });
    assertThat(cluster.requests().userAgents("/apis/" + cluster.group() + "/v1"))
        .isNotEmpty()
        .noneMatch(agent -> agent.contains("restmap-fix/"));
    assertThat(cluster.requests().userAgents("/apis/" + other + "/v1"))
        .containsExactly("fabric8-kubernetes-client/" + version + " restmap-fix/0.1.0");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stock waits there for an answer that this very thread would have to bring. */
  @ParameterizedTest
  @CsvSource({"7.8.0, vertx", "8.0.0, vertx-5"})
  void a_look_up_on_the_one_event_loop_ends_no_later_than_without_the_agent(
      String version, String http) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    Timed stock = onIoThread(version, http, List.of());
    assertThat(stock.answer).startsWith("failed: ");
    Timed agent = onIoThread(version, http, Fork.withAgent("wait=6s"));
    assertThat(agent.answer).isEqualTo(stock.answer);
    assertThat(agent.took).isLessThan(stock.took.plusSeconds(3));
  }

  /**
   * On whose thread such a look-up runs is a race of the HTTP client's own: where the body is there
   * before anybody waits for it that is the one which has to bring the next answer, and stock waits
   * in vain as well. So it is given a few chances.
   */
  @ParameterizedTest
  @CsvSource({"7.8.0, okhttp", "7.8.0, jdk", "8.0.0, jdk"})
  void a_look_up_on_the_thread_of_another_answer_is_answered(String version, String http) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    assertThat(oneOfFiveOnIoThread(version, http, List.of())).isEqualTo("found");
    assertThat(oneOfFiveOnIoThread(version, http, Fork.withAgent())).isEqualTo("found");
  }

  private String oneOfFiveOnIoThread(String version, String http, List<String> jvm) {
    return run(
        version,
        http,
        jvm,
        cluster.kubeconfig(),
        program -> {
          program.ask("has-group warmed.up");
          String answer = "none";
          for (int times = 0; times < 5 && !answer.equals("found"); times++) {
            answer = program.ask("look-up-on-io " + cluster.group() + "/v1 X");
          }
          return answer;
        });
  }

  private Timed onIoThread(String version, String http, List<String> jvm) {
    return run(
        version,
        http,
        jvm,
        cluster.kubeconfig(),
        program -> {
          program.ask("has-group warmed.up");
          long start = System.nanoTime();
          String answer = program.ask("look-up-on-io " + cluster.group() + "/v1 X");
          return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
        });
  }

  private record Timed(String answer, Duration took) {}

  private static <T> T run(
      String version, String http, List<String> jvm, Path kubeconfig, Function<Fork, T> steps) {
    List<String> options = new ArrayList<>(jvm);
    options.addAll(List.of("-Dhttp=" + http, "-Dretries=1", "-Drequest.timeout=2000"));
    String release = "fabric8-" + version + "-http-clients";
    try (Fork program = Fork.of(release, options, Fabric8Program.class, kubeconfig).ready()) {
      T result = steps.apply(program);
      if (!jvm.isEmpty()) {
        assertThat(program.ask("status")).endsWith(";failures=0");
      }
      return result;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void client_java_finds_a_late_kind_in_a_callback_and_while_a_watch_has_its_one_request(
      String release) {
    assertThat(withOneRequestAtATime(release, List.of())).containsExactly("not found", "not found");
    cluster.inGroup("mended." + cluster.group());
    assertThat(withOneRequestAtATime(release, Fork.withAgent()))
        .containsExactly("lates namespaced", "laters namespaced");
  }

  private List<String> withOneRequestAtATime(String release, List<String> jvm) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    return Sessions.run(
        release,
        jvm,
        ClientJavaProgram.class,
        program -> {
          program.ask("one-request-at-a-time");
          program.ask("refresh 0 " + cluster.group());
          cluster.serve("lates", "Late", "Namespaced", "v1");
          String inCallback = program.ask("find-in-callback " + cluster.group() + "/v1 Late");
          program.ask("watch /apis/" + cluster.group() + "/v1/xs?watch=true");
          cluster.serve("laters", "Later", "Namespaced", "v1");
          return List.of(inCallback, program.ask("find " + cluster.group() + "/v1 Later"));
        },
        cluster.kubeconfig());
  }
}
