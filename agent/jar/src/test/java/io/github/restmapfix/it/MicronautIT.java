package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What Micronaut Kubernetes finds out about a model class when it makes an informer of it. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class MicronautIT {

  private static final String PROGRAM = "io.github.restmapfix.programs.MicronautProgram";
  private static final String NOT_RESOLVED = "not resolved";

  @Parameter Servers.Kind kind;

  private final Map<Fork, String> releases = new HashMap<>();
  private TestCluster cluster;
  private String group;
  private String other;
  private String ignored;

  @BeforeEach
  void start() {
    cluster = kind.start();
    group = cluster.group();
    other = "other." + group;
    ignored = "ignored." + group;
    cluster.serve("olders", "Older", "Namespaced", "v1");
    cluster.serve("newers", "Newer", "Namespaced", "v2");
    cluster.serveIn(other, "others", "Twin");
    cluster.serveIn(other, "otherservices", "Service");
    cluster.serveIn(ignored, "ignoreds", "Spared");
  }

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  /**
   * One set of definitions for all programs, since kinds are looked for in all groups, and a real
   * server goes on serving for a while what the test before deleted.
   */
  @Test
  void what_an_informer_is_made_of_is_of_its_group_version_and_kind_only_with_the_agent() {
    List<Fork> stock = start(List.of());
    List<Fork> mended = start(Fork.withAgent("ignore=" + ignored));
    try {
      stock.forEach(this::isAnsweredByKindAlone);
      mended.forEach(this::isAnsweredByGroupVersionAndKind);
      cluster.serveIn(other, "othernewers", "Newer");
      cluster.serveIn(other, "otherscales", "Scale");
      cluster.serveIn(ignored, "hiddens", "Hidden");
      cluster.serve("twins", "Twin", "Namespaced", "v1");
      cluster.serve("spareds", "Spared", "Namespaced", "v1");
      cluster.serve("lates", "Late", "Cluster", "v1");
      stock.forEach(this::isAnsweredByKindAlone); // for half an hour
      mended.forEach(this::isAnsweredWhatCameMeanwhile);
    } finally {
      stock.forEach(Fork::close);
      mended.forEach(Fork::close);
    }
  }

  private void isAnsweredByKindAlone(Fork program) {
    assertThat(seen(program, List.of(), "V1Late", "V1Older", "V1Newer", "V1Twin"))
        .containsExactly(
            NOT_RESOLVED, NOT_RESOLVED, group + " newers [default]", other + " others [default]");
  }

  private void isAnsweredByGroupVersionAndKind(Fork program) {
    assertThat(resolved(program, "V1Late", "V1Older", "V1Newer", "V1Twin"))
        .containsExactly(
            NOT_RESOLVED,
            group + " olders [default]", // whose version is not the preferred one
            group + " newers [default]", // as shipped: its v1 may come
            NOT_RESOLVED); // and not of another group
    assertThat(resolved(program, "V1Spared", "V1Hidden", "V1Service", "V1Scale"))
        .containsExactly(
            ignored + " ignoreds [default]",
            NOT_RESOLVED,
            " services [default]", // without the agent: whichever a hash set gives first
            NOT_RESOLVED);
  }

  private void isAnsweredWhatCameMeanwhile(Fork program) {
    awaitTheNextRead(program);
    assertThat(seen(program, Fork.withAgent(), "V1Late", "V1Older", "V1Newer", "V1Twin"))
        .containsExactly(
            group + " lates []",
            group + " olders [default]",
            other + " othernewers [default]",
            group + " twins [default]");
    assertThat(resolved(program, "V1Spared", "V1Hidden", "V1Service", "V1Scale"))
        .containsExactly(
            ignored + " ignoreds [default]",
            NOT_RESOLVED,
            " services [default]",
            NOT_RESOLVED); // no model of client-java means a group of somebody else
    assertThat(program.ask("status")).endsWith(";failures=0");
  }

  private List<String> seen(Fork program, List<String> jvm, String... models) {
    String what = "informer of a class: late, of an old version, of two groups";
    return Seen.of('A', what, releases.get(program), jvm, cluster, resolved(program, models));
  }

  private List<Fork> start(List<String> jvm) {
    List<Fork> programs = new ArrayList<>();
    for (String release : List.of("micronaut-3.4.0", "micronaut-7.0.0")) {
      Fork program = Fork.of(release, jvm, PROGRAM, cluster.kubeconfig());
      programs.add(program);
      releases.put(program, release);
    }
    programs.forEach(program -> program.ready().ask("register " + group));
    return programs;
  }

  private static List<String> resolved(Fork program, String... models) {
    return Stream.of(models).map(model -> resolve(program, model)).toList();
  }

  /** Where the group is not known, all groups are read, and that once a second at most. */
  private static void awaitTheNextRead(Fork program) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (resolve(program, "V1Late").equals(NOT_RESOLVED)) {
      assertThat(System.nanoTime()).as("V1Late is not resolved in 10 s").isLessThan(end);
    }
  }

  @Test
  void a_late_kind_costs_one_full_read_and_a_hit_costs_nothing() {
    assumeTrue(cluster.isEmbedded(), "counted at the embedded server");
    run(
        "wait=0",
        program -> {
          resolve(program, "V1Service"); // the library's own read
          cluster.serve("lates", "Late", "Cluster", "v1");
          assertThat(discoveryFor(program, "V1Late")).containsExactlyInAnyOrder("/api", "/apis");
          assertThat(discoveryFor(program, "V1Late")).isEmpty();
          assertThat(discoveryFor(program, "V1Service")).isEmpty();
        });
  }

  @Test
  void observe_leaves_every_answer_and_says_what_would_have_been_healed() {
    assumeTrue(cluster.isEmbedded(), "no matter of the server");
    run(
        "mode=observe",
        program -> {
          assertThat(resolve(program, "V1Older")).isEqualTo(NOT_RESOLVED);
          program.says("micronaut.discovery: would heal", " Older", "as olders");
        });
  }

  private List<String> discoveryFor(Fork program, String model) {
    cluster.server().forgetRequests();
    resolve(program, model);
    return cluster.requests().discovery().stream().map(line -> line.replace("GET ", "")).toList();
  }

  private static String resolve(Fork program, String model) {
    String answer = program.ask("resolve " + model);
    return answer.contains("Failed to resolve the `apiGroup`") ? NOT_RESOLVED : answer;
  }

  private void run(String argument, Consumer<Fork> steps) {
    List<String> jvm = Fork.withAgent(argument);
    try (Fork program = Fork.of("micronaut-7.0.0", jvm, PROGRAM, cluster.kubeconfig()).ready()) {
      steps.accept(program);
      assertThat(program.ask("status")).endsWith(";failures=0");
    }
  }
}
