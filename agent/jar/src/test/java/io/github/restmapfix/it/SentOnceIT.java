package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.Fabric8Handles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not sent a second time, and what is asked about a 404 that is none of a path. */
class SentOnceIT {

  private static final String V1 = "/apis/demo.example.com/v1";
  private static final String POST = "POST " + V1 + "/namespaces/default/";

  private static final String NEWEST = "fabric8-8.0.0";

  private final StaleApi api = new StaleApi();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void an_object_is_created_once_though_its_first_path_was_404(String release) {
    run(
        release,
        List.of(),
        program -> {
          program.ask("list new");
          api.rename("wus");
          assertThat(program.ask("create new w")).startsWith("failed: ");
          assertThat(api.requests()).containsExactly(POST + "ws");
          api.rename("ws");
          return null;
        });
    run(
        release,
        program -> {
          program.ask("list new");
          api.rename("wus");
          assertThat(program.ask("create new w")).isEqualTo("created w");
          assertThat(api.requests()).containsExactly(POST + "ws", "GET " + V1, POST + "wus");
          return null;
        });
  }

  /** The first request may have reached a handler: who knows what that did. */
  @Test
  void a_503_is_never_answered_by_a_second_request() {
    run(
        NEWEST,
        program -> {
          program.ask("list new");
          api.rename("wus");
          api.refuseWrites();
          assertThat(program.ask("create new w")).startsWith("failed: ");
          assertThat(api.requests()).containsExactly(POST + "ws");
          return null;
        });
  }

  @Test
  void a_backend_behind_a_proxy_that_answers_404_has_done_its_work_once() {
    String backend = "/api/v1/namespaces/default/services/backend/proxy" + V1 + "/ws";
    run(
        NEWEST,
        program -> {
          program.ask("list new");
          api.rename("wus");
          assertThat(program.ask("post " + backend)).isEqualTo("404");
          assertThat(api.requests()).containsExactly("POST " + backend);
          return null;
        });
  }

  @Test
  void a_collection_is_deleted_by_no_second_request() {
    run(
        NEWEST,
        program -> {
          program.ask("list new");
          api.rename("wus");
          program.ask("delete-all new");
          assertThat(api.requests())
              .filteredOn(request -> request.startsWith("DELETE"))
              .doesNotContain("DELETE " + V1 + "/namespaces/default/wus");
          return null;
        });
  }

  @Test
  void a_thousand_absent_objects_are_no_reason_to_ask_anything() {
    try (TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED)) {
      cluster.serve("ws", "W", "Namespaced", "v1");
      Sessions.run(
          NEWEST,
          Fork.withAgent(),
          Fabric8Handles.class,
          program -> {
            program.ask("hold");
            program.ask("list held");
            cluster.server().forgetRequests();
            assertThat(program.ask("get-many 1000")).isEqualTo("1000 absent");
            assertThat(cluster.discoveryRequests()).isEmpty();
            return null;
          },
          cluster.kubeconfig(),
          cluster.group() + "/v1",
          "W");
    }
  }

  private void run(String release, Function<Fork, Void> steps) {
    run(release, Fork.withAgent(), steps);
  }

  private void run(String release, List<String> jvm, Function<Fork, Void> steps) {
    Sessions.run(
        release,
        jvm,
        Fabric8Handles.class,
        steps,
        api.kubeconfig(directory),
        "demo.example.com/v1",
        "W");
  }
}
