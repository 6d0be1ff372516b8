package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.LoggedRequest;
import io.github.restmapfix.programs.ClientJavaProgram;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ModelMapper.refresh: versions told apart, clusters told apart. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#all")
class RefreshIT {

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
  void stock_loses_the_old_kind_once_v2_is_preferred_and_invents_the_new_one_in_v1(String release) {
    cluster = kind.start();
    assertThat(xAndW(release, List.of()))
        .containsExactly("v1:W(ws) v2:W(ws)", "not found", "ws namespaced", "ws namespaced");
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofClientJava")
  void the_agent_tells_versions_apart(String release) {
    cluster = kind.start();
    assertThat(xAndW(release, Fork.withAgent()))
        .containsExactly("v1:X(xs) v2:W(ws)", "xs namespaced", "ws namespaced", "not found");
  }

  private List<String> xAndW(String release, List<String> jvm) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    cluster.serve("ws", "W", "Namespaced", "v2");
    return Sessions.run(
        release,
        jvm,
        ClientJavaProgram.class,
        program ->
            Seen.of(
                'B',
                "X in v1 and W in v2, read and found",
                release,
                jvm,
                cluster,
                List.of(
                    program.ask("refresh 0 " + cluster.group()),
                    program.ask("find " + cluster.group() + "/v1 X"),
                    program.ask("find " + cluster.group() + "/v2 W"),
                    program.ask("find " + cluster.group() + "/v1 W"))),
        cluster.kubeconfig());
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofClientJava")
  void one_clusters_plural_is_never_given_for_anothers(String release) {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    try (TestCluster other = Servers.Kind.EMBEDDED_AGGREGATED.start().inGroup(cluster.group())) {
      other.serve("xen", "X", "Cluster", "v1");
      assertThat(bothClusters(release, List.of(), other))
          .containsExactly("v1:X(xs)", "v1:X(xs)", "xs namespaced", "v1:X(xs)", "xs namespaced");
      assertThat(bothClusters(release, Fork.withAgent(), other))
          .containsExactly("v1:X(xs)", "v1:X(xen)", "xen cluster", "v1:X(xs)", "xs namespaced");
    }
  }

  private List<String> bothClusters(String release, List<String> jvm, TestCluster other) {
    String find = "find " + cluster.group() + "/v1 X";
    return Sessions.run(
        release,
        jvm,
        ClientJavaProgram.class,
        program ->
            Seen.of(
                'B',
                "one kind, two clusters",
                release,
                jvm,
                cluster,
                List.of(
                    program.ask("refresh 0 " + cluster.group()),
                    program.ask("refresh 1 " + cluster.group()),
                    program.ask(find),
                    program.ask("refresh 0 " + cluster.group()),
                    program.ask(find))),
        cluster.kubeconfig(),
        other.kubeconfig());
  }

  /** Before 17.0.0 there is refresh, and nothing yet to find one kind by. */
  @ParameterizedTest
  @ValueSource(strings = {"client-java-13.0.2", "client-java-16.0.3"})
  void one_clusters_kinds_are_never_given_for_anothers(String release) {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    try (TestCluster other = Servers.Kind.EMBEDDED_AGGREGATED.start().inGroup(cluster.group())) {
      other.serve("xen", "X", "Cluster", "v1");
      assertThat(refreshBoth(release, List.of(), other)).containsExactly("v1:X(xs)", "v1:X(xs)");
      assertThat(refreshBoth(release, Fork.withAgent(), other))
          .containsExactly("v1:X(xs)", "v1:X(xen)");
    }
  }

  private List<String> refreshBoth(String release, List<String> jvm, TestCluster other) {
    return Sessions.run(
        release,
        jvm,
        ClientJavaProgram.class,
        program ->
            List.of(
                program.ask("refresh 0 " + cluster.group()),
                program.ask("refresh 1 " + cluster.group())),
        cluster.kubeconfig(),
        other.kubeconfig());
  }

  /** Both clusters were named by the call; neither needs a refresh. */
  @Test
  void yaml_create_resource_uses_the_plural_of_the_cluster_that_its_client_talks_to() {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    try (TestCluster other = Servers.Kind.EMBEDDED_AGGREGATED.start().inGroup(cluster.group())) {
      other.serve("xen", "X", "Cluster", "v1");
      List<String> answers =
          Sessions.run(
              "client-java-27.0.0",
              Fork.withAgent(),
              ClientJavaProgram.class,
              program ->
                  List.of(
                      program.ask("refresh 0 " + cluster.group()),
                      program.ask("yaml-create 1 " + cluster.object("v1", "X", "one")),
                      program.ask("yaml-create 0 " + cluster.object("v1", "X", "two"))),
              cluster.kubeconfig(),
              other.kubeconfig());
      assertThat(answers).containsExactly("v1:X(xs)", "created one", "created two");
      assertThat(other.server().requests().stream().map(LoggedRequest::line))
          .contains("POST /apis/" + cluster.group() + "/v1/xen");
    }
  }

  @Test
  void a_typed_class_that_another_cluster_does_not_serve_is_unknown_there() {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    try (TestCluster other = Servers.Kind.EMBEDDED_LEGACY.start()) {
      List<String> answers =
          Sessions.run(
              "client-java-27.0.0",
              Fork.withAgent(),
              ClientJavaProgram.class,
              program -> {
                program.ask("register-typed " + cluster.group() + "/v1 X");
                program.ask("refresh 0 " + cluster.group());
                String here = program.ask("by-class");
                program.ask("refresh 1 " + cluster.group());
                return List.of(here, program.ask("by-class"), program.ask("namespaced"));
              },
              cluster.kubeconfig(),
              other.kubeconfig());
      assertThat(answers).containsExactly(cluster.group() + "/v1/xs", "not found", "null");
    }
  }

  /** It is the program's own: nothing else knows that class. */
  @ParameterizedTest
  @ValueSource(strings = {"client-java-17.0.2", "client-java-27.0.0"})
  void a_typed_class_with_its_plural_is_known_though_another_cluster_does_not_serve_it(
      String release) {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    try (TestCluster other = Servers.Kind.EMBEDDED_LEGACY.start()) {
      for (List<String> jvm : List.of(List.<String>of(), Fork.withAgent())) {
        List<String> answers =
            Sessions.run(
                release,
                jvm,
                ClientJavaProgram.class,
                program -> {
                  program.ask("register-typed-at " + cluster.group() + "/v1 X xs");
                  program.ask("refresh 0 " + cluster.group());
                  program.ask("refresh 1 " + cluster.group());
                  program.ask("refresh 0 " + cluster.group());
                  return List.of(
                      program.ask("by-class"),
                      program.ask("namespaced"),
                      program.ask("class-of " + cluster.group() + "/v1 X"));
                },
                cluster.kubeconfig(),
                other.kubeconfig());
        assertThat(answers).containsExactly(cluster.group() + "/v1/xs", "true", "TypedW");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-17.0.2", "client-java-27.0.0"})
  void a_late_kind_is_asked_for_by_the_newest_client_once_that_of_the_refresh_is_gone(
      String release) {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    assertThat(foundByTheNewestClient(release, List.of(), "v2", "ws", "W")).isEqualTo("not found");
    assertThat(foundByTheNewestClient(release, Fork.withAgent(), "v3", "zs", "Z"))
        .isEqualTo("zs namespaced");
  }

  private String foundByTheNewestClient(
      String release, List<String> jvm, String version, String plural, String late) {
    return Sessions.run(
        release,
        jvm,
        ClientJavaProgram.class,
        program -> {
          program.ask("refresh 1 " + cluster.group());
          program.ask("renew 1");
          cluster.serve(plural, late, "Namespaced", version);
          return program.ask("find " + cluster.group() + "/" + version + " " + late);
        },
        cluster.kubeconfig(),
        cluster.kubeconfig());
  }
}
