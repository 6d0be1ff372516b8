package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.ClientJavaProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not sent a second time. */
class SentOnceIT {

  private static final String V1 = "/apis/demo.example.com/v1";
  private static final String POST = "POST " + V1 + "/namespaces/default/";

  private static final String W =
      "{\"apiVersion\":\"demo.example.com/v1\",\"kind\":\"W\",\"metadata\":{\"name\":\"w\"}}";

  private static final String NEWEST_CLIENT_JAVA = "client-java-27.0.0";

  private final StaleApi api = new StaleApi();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fabric8-6.2.0",
        "fabric8-6.3.1",
        "fabric8-8.0.0",
        "client-java-25.0.0",
        "client-java-27.0.0"
      })
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
  @ParameterizedTest
  @ValueSource(strings = {"fabric8-8.0.0", "client-java-27.0.0"})
  void a_503_is_never_answered_by_a_second_request(String release) {
    run(
        release,
        program -> {
          program.ask("list new");
          api.rename("wus");
          api.refuseWrites();
          assertThat(program.ask("create new w")).startsWith("failed: ");
          assertThat(api.requests()).containsExactly(POST + "ws");
          return null;
        });
  }

  /** Nobody knows whether it was done: only the application can. */
  @ParameterizedTest
  @ValueSource(strings = {"fabric8-8.0.0", "client-java-27.0.0"})
  void what_timed_out_is_not_sent_again(String release) {
    run(
        release,
        Fork.with(Fork.withAgent(), "-Dtimeout=1000"),
        program -> {
          program.ask("list new");
          api.rename("wus");
          api.holdWrites();
          assertThat(program.ask("create new w")).startsWith("failed: ");
          assertThat(api.requests()).containsExactly(POST + "ws");
          api.release();
          return null;
        });
  }

  /** What the agent creates in the library's place ends as the library would have ended it. */
  @ParameterizedTest
  @CsvSource({
    "client-java-17.0.2, kubectl-create",
    "client-java-25.0.0, kubectl-create",
    "client-java-27.0.0, yaml-create 0"
  })
  void what_timed_out_at_its_first_path_is_not_sent_again(String release, String command) {
    Sessions.run(
        release,
        Fork.with(Fork.withAgent(), "-Dtimeout=1000"),
        ClientJavaProgram.class,
        program -> {
          program.ask("refresh 0 demo.example.com");
          api.rename("ws");
          api.holdWrites();
          assertThat(program.ask(command + " " + W))
              // "timeout" or "Read timed out": OkHttp and the socket have a clock each
              .startsWith(
                  "failed: java.lang.IllegalStateException: java.net.SocketTimeoutException: ");
          assertThat(api.requests())
              .filteredOn(request -> request.startsWith("POST"))
              .containsExactly(POST + "ws");
          api.release();
          return null;
        },
        api.kubeconfig(directory));
  }

  /** Neither says that the path is not there, whatever its code. */
  @ParameterizedTest
  @CsvSource({
    "fabric8-8.0.0, AS_HTML",
    "client-java-27.0.0, AS_HTML",
    "fabric8-8.0.0, OF_AN_ADMISSION_WEBHOOK",
    "client-java-27.0.0, OF_AN_ADMISSION_WEBHOOK"
  })
  void a_404_of_a_proxy_or_of_a_webhook_is_passed_on(String release, StaleApi.NotFound notFound) {
    api.say(notFound);
    String stock = createdAfterRename(release, List.of());
    assertThat(stock).startsWith("failed: ");
    api.rename("ws");
    assertThat(createdAfterRename(release, Fork.withAgent())).isEqualTo(stock);
  }

  private String createdAfterRename(String release, List<String> jvm) {
    return run(
        release,
        jvm,
        program -> {
          program.ask("list new");
          api.rename("wus");
          String answer = program.ask("create new w");
          assertThat(api.requests()).containsExactly(POST + "ws");
          return answer;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-8.0.0", "client-java-27.0.0"})
  void a_backend_behind_a_proxy_that_answers_404_has_done_its_work_once(String release) {
    String backend = "/api/v1/namespaces/default/services/backend/proxy" + V1 + "/ws";
    run(
        release,
        program -> {
          program.ask("list new");
          api.rename("wus");
          assertThat(program.ask("post " + backend)).isEqualTo("404");
          assertThat(api.requests()).containsExactly("POST " + backend);
          if (release.startsWith("client-java")) {
            assertThat(program.ask("post-async " + backend)).isEqualTo("404");
            assertThat(api.requests()).containsExactly("POST " + backend, "POST " + backend);
          }
          return null;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-6.2.0", "fabric8-6.3.1", "fabric8-8.0.0", "client-java-27.0.0"})
  void what_is_404_again_is_not_sent_a_third_time(String release) {
    run(
        release,
        program -> {
          program.ask("hold");
          api.rename("wus");
          api.hide();
          assertThat(program.ask("create held w")).startsWith("failed: ");
          assertThat(api.requests()).containsExactly(POST + "ws", "GET " + V1, POST + "wus");
          return null;
        });
  }

  @Test
  void a_body_that_can_be_written_once_is_sent_once() {
    run(
        NEWEST_CLIENT_JAVA,
        program -> {
          api.rename("wus");
          assertThat(program.ask("post-once " + V1 + "/namespaces/default/ws")).isEqualTo("404");
          assertThat(api.requests()).containsExactly(POST + "ws");
          return null;
        });
  }

  @Test
  void what_was_cancelled_meanwhile_is_not_sent_again() {
    run(
        NEWEST_CLIENT_JAVA,
        program -> {
          api.rename("wus");
          api.holdDiscovery();
          program.ask("start-post " + V1 + "/namespaces/default/ws");
          api.awaitDiscovery();
          program.ask("cancel");
          api.release();
          assertThat(program.ask("answered")).isEqualTo("404");
          assertThat(api.requests()).containsExactly(POST + "ws", "GET " + V1);
          return null;
        });
  }

  @Test
  void a_404_that_ends_in_its_midst_is_none_of_a_path() {
    run(
        NEWEST_CLIENT_JAVA,
        program -> {
          api.rename("wus");
          api.cutShort();
          program.ask("post " + V1 + "/namespaces/default/ws");
          program.ask("post-async " + V1 + "/namespaces/default/ws");
          assertThat(api.requests()).containsExactly(POST + "ws", POST + "ws");
          return null;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-8.0.0", "client-java-27.0.0"})
  void a_collection_is_deleted_by_no_second_request(String release) {
    run(
        release,
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

  private void run(String release, Function<Fork, Void> steps) {
    run(release, Fork.withAgent(), steps);
  }

  private <T> T run(String release, List<String> jvm, Function<Fork, T> steps) {
    return Sessions.ofW(release, jvm, api.kubeconfig(directory), "demo.example.com", steps);
  }
}
