package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kind that arrives while the program runs: fails without the agent, works with it. */
@Tag("prompt")
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#all")
class LateCrdIT {

  /** With which a server that has just begun to serve a kind answers; sent again from 6.7 on. */
  private static final String FOUND = "resolved, its list is 429";

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @AfterEach
  void leaveNothing() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofClientJava")
  void a_kind_in_a_new_version_of_a_known_group_is_not_found_without_the_agent(String release) {
    cluster = kind.start();
    assertThat(findW(release, List.of())).containsExactly("not found", "not found");
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofClientJava")
  void a_kind_in_a_new_version_of_a_known_group_is_found_with_the_agent(String release) {
    cluster = kind.start();
    assertThat(findW(release, Fork.withAgent())).containsExactly("ws namespaced", "created w");
  }

  private List<String> findW(String release, List<String> jvm) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    try (Fork program =
        Fork.of(release, jvm, ClientJavaProgram.class, cluster.kubeconfig()).ready()) {
      assertThat(program.ask("refresh 0 " + cluster.group())).isEqualTo("v1:X(xs)");
      cluster.serve("ws", "W", "Namespaced", "v2");
      return Seen.of(
          'A',
          "kind in a new version of a known group",
          release,
          jvm,
          cluster,
          List.of(
              program.ask("find " + cluster.group() + "/v2 W"),
              program.ask("create " + cluster.object("v2", "W", "w"))));
    }
  }

  /**
   * Ten in a row: without the agent it depends on the millisecond, so at least one has to fail.
   * Each in a group of its own, since the requests for one version within a second have a bound.
   */
  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofFabric8")
  void a_kind_whose_definition_this_program_just_posted_is_always_found_only_with_the_agent(
      String release) {
    cluster = kind.start();
    assertThat(resolveTenRightAfterPost(release, List.of(), "stock"))
        .anyMatch(answer -> answer.contains("Could not find the metadata"));
    assertThat(resolveTenRightAfterPost(release, Fork.withAgent(), "mended"))
        .hasSize(10)
        .allMatch(
            answer ->
                answer.equals("resolved, 0 items")
                    || answer.equals(FOUND) && release.matches("fabric8-6[.][2-6][.].*"));
  }

  private List<String> resolveTenRightAfterPost(String release, List<String> jvm, String prefix) {
    return Sessions.run(
        release,
        jvm,
        Fabric8Program.class,
        program -> {
          List<String> answers = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            String group = prefix + i + "." + cluster.group();
            String crd = cluster.crdIn(group, "ws", "W");
            String answer = program.ask("crd-and-resolve " + group + "/v1 W " + crd);
            answers.add(answer.contains("storage is (re)initializing") ? FOUND : answer);
            cluster.adopt("ws." + group);
          }
          return Seen.of('D', "kind right after its CRD", release, jvm, cluster, answers);
        },
        cluster.kubeconfig());
  }
}
