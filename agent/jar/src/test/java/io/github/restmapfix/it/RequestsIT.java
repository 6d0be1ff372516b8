package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent costs the API server: discovery requests, one by one. */
class RequestsIT {

  private final TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);
  private final String v1 = "GET /apis/" + cluster.group() + "/v1";

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void client_java_finds_a_late_kind_with_one_request_and_knows_it_from_then_on(String release) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    Sessions.run(
        release,
        Fork.withAgent(),
        ClientJavaProgram.class,
        program -> {
          cluster.server().forgetRequests();
          program.ask("refresh 0 " + cluster.group());
          assertThat(cluster.requests().discovery())
              .containsExactlyInAnyOrder("GET /api", "GET /apis");
          cluster.server().forgetRequests();
          program.ask("refresh 0 " + cluster.group());
          assertThat(cluster.requests().discovery()).as("within 30 minutes").isEmpty();

          cluster.serve("lates", "Late", "Namespaced", "v1");
          cluster.server().forgetRequests();
          for (int i = 0; i < 3; i++) {
            assertThat(program.ask("find " + cluster.group() + "/v1 Late"))
                .isEqualTo("lates namespaced");
          }
          assertThat(cluster.requests().discovery()).containsExactly(v1);
          return null;
        },
        cluster.kubeconfig());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-6.2.0", "fabric8-8.0.0"})
  void fabric8_asks_as_often_as_it_did_for_a_kind_that_is_there_and_knows_it_from_then_on(
      String release) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    for (List<String> jvm : List.of(List.<String>of(), Fork.withAgent())) {
      Sessions.run(
          release,
          jvm,
          Fabric8Program.class,
          program -> {
            cluster.server().forgetRequests();
            program.ask("resolve " + cluster.group() + "/v1 X");
            program.ask("resolve " + cluster.group() + "/v1 X");
            assertThat(cluster.requests().discovery()).containsExactly(v1);
            return null;
          },
          cluster.kubeconfig());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-6.2.0", "fabric8-8.0.0"})
  void the_first_miss_of_a_kind_is_asked_six_times_and_every_later_one_once(String release) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    Sessions.run(
        release,
        Fork.withAgent(),
        Fabric8Program.class,
        program -> {
          cluster.server().forgetRequests();
          program.ask("resolve " + cluster.group() + "/v1 Nope");
          assertThat(cluster.requests().discovery()).isEqualTo(Collections.nCopies(6, v1));
          cluster.server().forgetRequests();
          program.ask("resolve " + cluster.group() + "/v1 Nope");
          assertThat(cluster.requests().discovery()).containsExactly(v1);
          return null;
        },
        cluster.kubeconfig());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-6.2.0", "fabric8-8.0.0"})
  void with_wait_0_a_miss_is_one_request_as_without_the_agent(String release) {
    for (List<String> jvm : List.of(List.<String>of(), Fork.withAgent("wait=0"))) {
      Sessions.run(
          release,
          jvm,
          Fabric8Program.class,
          program -> {
            cluster.server().forgetRequests();
            program.ask("resolve " + cluster.group() + "/v1 Nope");
            assertThat(cluster.requests().discovery()).containsExactly(v1);
            return null;
          },
          cluster.kubeconfig());
    }
  }

  /** It resolves every item before it writes the first: waiting could not help it. */
  @ParameterizedTest
  @ValueSource(strings = {"fabric8-6.2.0", "fabric8-8.0.0"})
  void a_list_that_brings_a_definition_and_an_object_of_it_is_not_held(String release) {
    String list =
        String.format(
            "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[%s,%s]}",
            cluster.crd("ones", "One", "Namespaced", "v1"), cluster.object("v1", "One", "o"));
    for (List<String> jvm : List.of(List.<String>of(), Fork.withAgent())) {
      Sessions.run(
          release,
          jvm,
          Fabric8Program.class,
          program -> {
            cluster.server().forgetRequests();
            assertThat(program.ask("load " + list)).contains("Could not find a registered handler");
            assertThat(cluster.requests().discovery()).containsExactly(v1);
            return null;
          },
          cluster.kubeconfig());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-6.2.0", "fabric8-8.0.0"})
  void kinds_that_the_library_has_a_class_for_are_never_asked_about(String release) {
    Sessions.run(
        release,
        Fork.withAgent(),
        Fabric8Program.class,
        program -> {
          cluster.server().forgetRequests();
          program.ask("resolve coordination.k8s.io/v1 Lease");
          program.ask("resolve v1 Nothing");
          assertThat(cluster.requests().discovery()).isEmpty();
          return null;
        },
        cluster.kubeconfig());
  }
}
