package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.LoggedRequest;
import io.github.restmapfix.programs.ClientJavaProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** client-java's Kubectl classes and Yaml.createResource, which guess where they do not know. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#all")
class KubectlIT {

  private static final String UNKNOWN =
      "failed: io.kubernetes.client.extended.kubectl.exception.KubectlException: Unexpected unknown"
          + " resource type: class io.github.restmapfix.programs.TypedW";

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @AfterEach
  void leaveNothing() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-17.0.2", "client-java-25.0.0", "client-java-27.0.0"})
  void kubectl_create_of_a_late_custom_kind_works_only_with_the_agent(String release) {
    assertThat(afterLateClu(release, List.of(), "kubectl-create")).startsWith("failed: ");
    cluster.close();
    assertThat(afterLateClu(release, Fork.withAgent(), "kubectl-create")).isEqualTo("created c");
  }

  @Test
  void kubectl_apply_goes_to_the_guessed_path_without_and_to_the_real_one_with_the_agent() {
    afterLateClu("client-java-25.0.0", List.of(), "kubectl-apply");
    assertApplied("/namespaces/default/Clus/c");
    cluster.close();
    afterLateClu("client-java-25.0.0", Fork.withAgent(), "kubectl-apply");
    assertApplied("/clus/c");
  }

  /** Only the path: its body is another defect of client-java, which the server refuses. */
  private void assertApplied(String path) {
    if (cluster.isEmbedded()) {
      assertThat(cluster.server().requests().stream().map(LoggedRequest::line))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("PATCH /apis/" + cluster.group() + "/v1" + path + "?"));
    }
  }

  @Test
  void yaml_create_resource_posts_to_another_kind_without_and_to_its_own_with_the_agent() {
    assertThat(afterLateClu("client-java-27.0.0", List.of(), "yaml-create 0"))
        .startsWith("failed: ");
    assertPosted("/namespaces/default/xs");
    cluster.close();
    assertThat(afterLateClu("client-java-27.0.0", Fork.withAgent(), "yaml-create 0"))
        .isEqualTo("created c");
    assertPosted("/clus");
  }

  private void assertPosted(String path) {
    if (cluster.isEmbedded()) {
      assertThat(cluster.server().requests().stream().map(LoggedRequest::line))
          .contains("POST /apis/" + cluster.group() + "/v1" + path);
    }
  }

  /** X is known from the start, cluster-scoped Clu arrives after the refresh. */
  private String afterLateClu(String release, List<String> jvm, String command) {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    return Sessions.run(
        release,
        jvm,
        ClientJavaProgram.class,
        program -> {
          program.ask("refresh 0 " + cluster.group());
          cluster.serve("clus", "Clu", "Cluster", "v1");
          String answer = program.ask(command + " " + cluster.object("v1", "Clu", "c"));
          Seen.of('B', command + " of a cluster-wide kind", release, jvm, cluster, List.of(answer));
          return answer;
        },
        cluster.kubeconfig());
  }

  @Test
  void yaml_create_resource_of_a_custom_kind_keeps_all_of_its_fields() {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    String withSpec = cluster.object("v1", "X", "x").replaceAll("}$", ",\"spec\":{\"size\":3}}");
    String answer =
        Sessions.run(
            "client-java-27.0.0",
            Fork.withAgent(),
            ClientJavaProgram.class,
            program -> program.ask("yaml-create 0 " + withSpec),
            cluster.kubeconfig());
    assertThat(answer).isEqualTo("created x");
    assertThat(cluster.get("v1", "X", "x")).containsEntry("spec", Map.of("size", 3));
  }

  /** The hook has read the content by then, and the library has to get all of it. */
  @Test
  void yaml_create_resource_of_a_kind_with_a_class_is_left_to_the_library() {
    cluster = kind.start();
    String name = cluster.group();
    String answer =
        Sessions.run(
            "client-java-27.0.0",
            Fork.withAgent(),
            ClientJavaProgram.class,
            program ->
                program.ask(
                    "yaml-create 0 {\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
                        + name
                        + "\"}}"),
            cluster.kubeconfig());
    cluster.deleteConfigMap(name);
    assertThat(answer).isEqualTo("created " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-27.0.0"})
  void yaml_create_resource_of_an_absent_kind_never_posts_to_another_one(String release) {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    String answer =
        Sessions.run(
            release,
            Fork.withAgent(),
            ClientJavaProgram.class,
            program -> {
              program.ask("refresh 0 " + cluster.group());
              return program.ask("yaml-create 0 " + cluster.object("v1", "Nope", "n"));
            },
            cluster.kubeconfig());
    assertThat(answer)
        .isEqualTo(
            "failed: java.io.IOException: Unable to determine resource plural name for "
                + cluster.group()
                + "/v1/Nope");
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofClientJava")
  void a_typed_class_of_a_late_kind_is_resolved_only_with_the_agent(String release) {
    assertThat(typedW(release, List.of()))
        .containsExactly("not found", "null", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    cluster.close();
    assertThat(typedW(release, Fork.withAgent()))
        .containsExactly(
            cluster.group() + "/v2/ws", "true", "created w", "got w", "applied v", "deleted");
  }

  private List<String> typedW(String release, List<String> jvm) {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    return Sessions.run(
        release,
        jvm,
        ClientJavaProgram.class,
        program -> {
          program.ask("register-typed " + cluster.group() + "/v2 W");
          program.ask("refresh 0 " + cluster.group());
          cluster.serve("ws", "W", "Namespaced", "v2");
          return Seen.of(
              'B',
              "look-ups by class",
              release,
              jvm,
              cluster,
              List.of(
                  program.ask("by-class"),
                  program.ask("namespaced"),
                  program.ask("typed-create " + cluster.object("v2", "W", "w")),
                  program.ask("typed-get w"),
                  program.ask("typed-apply " + cluster.object("v2", "W", "v")),
                  program.ask("typed-delete w")));
        },
        cluster.kubeconfig());
  }
}
