package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator of the Java Operator SDK, and kinds that come after its start. */
@Tag("prompt")
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class JosdkIT {

  private static final String PROGRAM = "io.github.restmapfix.programs.JosdkProgram";

  /** That of the class whose definition the operator waits for. */
  private static final String GROUP = "josdk.example.com";

  private static final String ONCE = "no matter of the server; done with the embedded one";

  private static final String NONE = "0 dependents, 0 seen";
  private static final String ONE = "1 dependents, 0 seen";

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @BeforeEach
  void start() {
    cluster = kind.start().inGroup(GROUP);
    cluster.withdraw("lates"); // the same name each time
  }

  @AfterEach
  void leaveNothing() {
    cluster.deleteConfigMap("josdk");
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"josdk-5.0.0", "josdk-5.3.2"})
  void a_dependent_whose_definition_comes_after_ten_checks_is_never_made_without_the_agent(
      String release) {
    assertThat(definitionComesAfterTenChecks(release, List.of())).containsExactly(NONE, NONE, NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"josdk-5.0.0", "josdk-5.3.2"})
  void a_dependent_whose_definition_comes_after_ten_checks_is_made_with_the_agent(String release) {
    // 5.0.0 then loses sight of what a ConfigMap owns, and makes it again in vain, agent or not
    assertThat(definitionComesAfterTenChecks(release, Fork.withAgent())).startsWith(ONE);
    assertThat(cluster.raw("v1/namespaces/default/lates/josdk")).contains("\"kind\":\"Late\"");
  }

  @Test
  void josdks_own_limit_is_kept_on_request() {
    assumeTrue(cluster.isEmbedded(), ONCE);
    assertThat(
            definitionComesAfterTenChecks("josdk-5.3.2", Fork.withAgent("josdk.crd-checks=stock")))
        .containsExactly(NONE, NONE, NONE);
  }

  private List<String> definitionComesAfterTenChecks(String release, List<String> jvm) {
    return run(
        release,
        jvm,
        1,
        program -> {
          reconcileTwelveTimesInVain(program);
          cluster.serveAndList("lates", "Late", "Namespaced", "v1");
          return Seen.of(
              'A',
              "conditional dependent, CRD after ten checks",
              release,
              jvm,
              cluster,
              List.of(
                  program.ask("reconcile"), program.ask("reconcile"), program.ask("reconcile")));
        });
  }

  @Test
  void observe_leaves_the_limit_and_says_once_what_would_have_been_healed() {
    assumeTrue(cluster.isEmbedded(), ONCE);
    run(
        "josdk-5.3.2",
        Fork.withAgent("mode=observe"),
        1,
        program -> {
          reconcileTwelveTimesInVain(program);
          program.says("josdk.crd-present: would heal");
          cluster.serveAndList("lates", "Late", "Namespaced", "v1");
          assertThat(program.ask("reconcile")).isEqualTo(NONE);
          return assertThat(program.stderr()).filteredOn(l -> l.contains("would heal")).hasSize(1);
        });
  }

  @Test
  void the_interval_between_two_checks_is_kept_after_the_limit() {
    assumeTrue(cluster.isEmbedded(), ONCE);
    List<String> jvm = new ArrayList<>(Fork.withAgent());
    jvm.add("-Dcrd.limit=1");
    int hour = 3_600_000;
    run(
        "josdk-5.3.2",
        jvm,
        hour,
        program -> {
          reconcileTwelveTimesInVain(program);
          return assertThat(cluster.requests().userAgents(definition()))
              .filteredOn(agent -> agent.startsWith("fabric8"))
              .hasSize(1);
        });
  }

  private static void reconcileTwelveTimesInVain(Fork program) {
    for (int i = 0; i < 12; i++) {
      assertThat(program.ask("reconcile")).isEqualTo(NONE);
    }
  }

  private static String definition() {
    return "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/lates." + GROUP;
  }

  /** Ten in a row: without the agent it depends on the millisecond, so at least one has to fail. */
  @ParameterizedTest
  @ValueSource(strings = {"josdk-5.0.0", "josdk-5.3.2"})
  void an_informer_of_a_kind_that_the_operator_just_defined_always_starts_only_with_the_agent(
      String release) {
    if (cluster.isEmbedded()) {
      cluster.server().servingLag(Duration.ofMillis(15));
    }
    assertThat(informTenTimes(release, List.of(), "Stock"))
        .anyMatch(outcome -> outcome.contains("Could not find the metadata"));
    cluster.deleteConfigMap("josdk");
    assertThat(informTenTimes(release, Fork.withAgent(), "Mended"))
        .hasSize(11)
        .startsWith(NONE)
        .allMatch(outcome -> outcome.contains(" dependents, "))
        .last()
        .asString()
        .endsWith(" dependents, 1 seen");
  }

  /**
   * Each in a group of its own: ten in one version within a second or two are more than its bucket
   * allows. With the agent there is one more outcome, that of an object of the last kind.
   */
  private List<String> informTenTimes(String release, List<String> jvm, String prefix) {
    return run(
        release,
        jvm,
        1,
        program -> {
          List<String> outcomes = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            String late = prefix + i;
            String group = late.toLowerCase(Locale.ROOT) + "." + GROUP;
            String crd = cluster.crdIn(group, "lates", late);
            outcomes.add(program.ask("define-and-inform " + group + "/v1 " + late + " " + crd));
            cluster.adopt("lates." + group);
            cluster.inGroup(group);
          }
          if (!jvm.isEmpty()) {
            outcomes.add(program.ask("create-seen " + cluster.object("v1", prefix + 9, "one")));
          }
          cluster.inGroup(GROUP);
          return Seen.of('D', "informer right after its CRD", release, jvm, cluster, outcomes);
        });
  }

  private <T> T run(String release, List<String> jvm, int interval, Function<Fork, T> steps) {
    List<String> options = new ArrayList<>(jvm);
    options.add("-Dcrd.interval=" + interval);
    try (Fork program = Fork.of(release, options, PROGRAM, cluster.kubeconfig()).ready()) {
      T result = steps.apply(program);
      assertThat(jvm.isEmpty() ? ";failures=0" : program.ask("status")).endsWith(";failures=0");
      return result;
    }
  }
}
