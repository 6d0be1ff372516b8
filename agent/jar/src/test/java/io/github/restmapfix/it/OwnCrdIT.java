package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.Fabric8Classes;
import io.github.restmapfix.programs.Fabric8Program;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a fabric8 program asks right after it wrote a definition itself, at a lag that is certain.
 */
class OwnCrdIT {

  private final TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void supports_and_has_api_group_say_no_without_and_yes_with_the_agent(String release) {
    cluster.server().servingLag(Duration.ofMillis(250));
    assertThat(ask(release, List.of(), "as")).containsExactly("false", "false");
    assertThat(ask(release, Fork.withAgent(), "bs")).containsExactly("true", "true");
  }

  /** Each question right after a definition in a group of its own. */
  private List<String> ask(String release, List<String> jvm, String plural) {
    String group = plural + "." + cluster.group();
    return Sessions.run(
        release,
        jvm,
        Fabric8Program.class,
        program -> {
          program.ask("has-group warmed.up");
          cluster.inGroup("supports." + group);
          program.ask("crd " + cluster.crd("ones", "One", "Namespaced", "v1"));
          String supports = program.ask("supports supports." + group + "/v1 One");
          cluster.inGroup("has." + group);
          program.ask("crd " + cluster.crd("twos", "Two", "Namespaced", "v1"));
          return List.of(supports, program.ask("has-group has." + group));
        },
        cluster.kubeconfig());
  }

  /** The only form of supports before 6.5. */
  @ParameterizedTest
  @ValueSource(strings = {"fabric8-6.2.0", "fabric8-6.4.1"})
  void supports_of_a_class_says_no_without_and_yes_with_the_agent(String release) {
    cluster.server().servingLag(Duration.ofMillis(250));
    assertThat(askOfClass(release, List.of())).isEqualTo("false");
    cluster.withdraw("owns");
    assertThat(askOfClass(release, Fork.withAgent())).isEqualTo("true");
  }

  private String askOfClass(String release, List<String> jvm) {
    return Sessions.run(
        release,
        jvm,
        Fabric8Classes.class,
        program -> {
          program.ask("has-group warmed.up");
          cluster.inGroup("classes.example.com");
          program.ask("crd " + cluster.crd("owns", "Own", "Namespaced", "v1"));
          String supports = program.ask("supports");
          cluster.adopt("owns.classes.example.com");
          return supports;
        },
        cluster.kubeconfig());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void supports_of_what_nobody_wrote_costs_no_request_more_than_without_the_agent(String release) {
    assertThat(supportsAbsent(release, List.of())).isEqualTo(3);
    assertThat(supportsAbsent(release, Fork.withAgent())).isEqualTo(3);
  }

  private int supportsAbsent(String release, List<String> jvm) {
    cluster.server().forgetRequests();
    return Sessions.run(
        release,
        jvm,
        Fabric8Program.class,
        program -> {
          for (int i = 0; i < 3; i++) {
            program.ask("supports absent.example.com/v1 Nothing");
          }
          return cluster.requests().discovery().size();
        },
        cluster.kubeconfig());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void a_kind_that_appears_between_two_look_ups_is_found_by_the_second(String release) {
    List<String> answers =
        Sessions.run(
            release,
            Fork.withAgent(),
            Fabric8Program.class,
            program -> {
              String first = program.ask("resolve " + cluster.group() + "/v1 Late");
              cluster.serve("lates", "Late", "Namespaced", "v1");
              return List.of(first, program.ask("resolve " + cluster.group() + "/v1 Late"));
            },
            cluster.kubeconfig());
    assertThat(answers.get(0)).contains("Could not find the metadata");
    assertThat(answers.get(1)).isEqualTo("resolved, 0 items");
  }
}
