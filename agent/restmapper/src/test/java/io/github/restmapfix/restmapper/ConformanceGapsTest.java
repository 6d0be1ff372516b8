package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What neither controller-runtime nor client-go has a test for. See docs/conformance.md. */
class ConformanceGapsTest {

  private static final String PATH = "/apis/demo.example.com";
  private static final String GROUP = "GET " + PATH;
  private static final String V1 = GROUP + "/v1";
  private static final String V2 = GROUP + "/v2";

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void a_new_version_of_a_known_group_is_found_without_naming_it_at_the_first_attempt() { // X1
    xIsKnown();
    server.serves("demo.example.com/v2", "W");

    assertThat(mapper.findVersionless("demo.example.com", "W").mapping().gvk().version())
        .isEqualTo("v2");
    assertThat(server.requests()).containsExactly(GROUP, V2);
  }

  @Test
  void a_service_that_is_503_at_first_contact_is_unknown_and_found_once_it_is_healthy() { // X2
    server.serves("demo.example.com/v1", "X");
    server.answers(PATH + "/v1", 503);

    assertUnknown(mapper.find("demo.example.com/v1", "X"));
    assertUnknown(mapper.findVersionless("demo.example.com", "X"));
    assertThat(server.requests()).containsExactly(V1, GROUP, V1);
    server.recovers();
    server.forgetRequests();

    assertThat(mapper.findVersionless("demo.example.com", "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(GROUP, V1);
    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void a_group_that_the_full_read_calls_stale_is_not_poisoned() { // X2
    server.callsStale("demo.example.com/v1");
    mapper.everything();
    server.answers(PATH + "/v1", 503);
    assertUnknown(mapper.findVersionless("demo.example.com", "X"));
    server.recovers();
    server.serves("demo.example.com/v1", "X");
    server.forgetRequests();

    assertThat(mapper.findVersionless("demo.example.com", "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(GROUP, V1);
  }

  @Test
  void after_a_404_on_its_path_a_recreated_kind_has_its_new_plural_and_scope() { // X6
    xIsKnown();
    server.servesResources(
        "demo.example.com/v1", ApiResource.of("X", "xen", "x", false, List.of()));

    RestMapping now = mapper.recheck("demo.example.com/v1", "X").mapping();

    assertThat(now.plural()).isEqualTo("xen");
    assertThat(now.namespaced()).isFalse();
    assertThat(mapper.find("demo.example.com/v1", "X").mapping()).isEqualTo(now);
    assertThat(server.requests()).containsExactly(V1);
  }

  @Test
  void two_servers_of_which_one_does_not_serve_it_yet_never_make_it_absent() { // X7
    xIsKnown();

    for (int i = 0; i < 10; i++) {
      server.answers(PATH + "/v1", 404);
      assertUnknown(mapper.recheck("demo.example.com/v1", "X"));
      assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
      server.recovers();
      assertThat(mapper.recheck("demo.example.com/v1", "X").found()).isTrue();
      mapper.time.passMillis(1500);
    }

    // a request for each recheck, and one behind each hit on what is suspect, once a second at most
    assertThat(server.requests()).hasSize(30).containsOnly(V1);
  }

  @Test
  void of_two_servers_the_one_that_serves_a_new_kind_is_believed_at_once() { // X7
    server.answers(PATH + "/v1", 404);
    assertAbsent(mapper.find("demo.example.com/v1", "X"));
    server.recovers();
    server.serves("demo.example.com/v1", "X");
    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
    server.answers(PATH + "/v1", 404);

    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(V1, V1);
  }

  @Test
  void a_304_of_a_lagging_server_takes_nothing_back() { // X8
    server.serves("demo.example.com/v1", "X");
    mapper.everything();
    server.serves("demo.example.com/v2", "W");
    mapper.find("demo.example.com/v2", "W");
    server.stopsServing("demo.example.com/v2"); // so that the old ETag is right again
    server.forgetRequests();

    mapper.everything();

    assertThat(server.statuses()).containsExactly(304, 304);
    assertThat(mapper.find("demo.example.com/v2", "W").found()).isTrue();
    assertThat(server.requests()).startsWith("GET /api", "GET /apis").hasSize(3).endsWith(V2);
  }

  @Test
  void a_server_that_answers_the_legacy_document_is_read_as_one() { // X10
    server.legacy();
    server.serves("demo.example.com/v1", "X");

    Everything everything = mapper.everything().orElseThrow();

    assertThat(everything.groups().get(1).resources("v1")).hasSize(1);
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis", V1);
  }

  @Test
  void a_document_in_another_format_than_it_says_is_not_an_empty_cluster() { // X10
    server.serves("demo.example.com/v1", "X");
    server.aggregatedAs("application/json");

    assertThat(mapper.everything()).isEmpty();
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void who_may_not_read_discovery_is_told_so_and_loses_nothing(int status) { // X11
    xIsKnown();
    server.answersEverything(status);

    assertUnknown(mapper.find("demo.example.com/v1", "W"));
    assertUnknown(mapper.findVersionless("demo.example.com", "W"));
    assertUnknown(mapper.find("demo.example.com/v2", "W"));
    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(V1, GROUP, V1, V2);
  }

  @Test
  void a_kind_that_moves_to_another_version_is_answered_there_after_a_mark() { // X12
    server.serves("demo.example.com/v1beta1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.stopsServing("demo.example.com/v1beta1");
    server.serves("demo.example.com/v1", "X");
    mapper.mark("demo.example.com");
    mapper.time.passMillis(100);
    server.forgetRequests();

    mapper.findVersionless("demo.example.com", "X");
    assertThat(server.requests()).containsExactly(GROUP, V1);
    assertThat(mapper.findVersionless("demo.example.com", "X").mapping().gvk().version())
        .isEqualTo("v1");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void a_kind_that_moves_is_found_by_its_new_version_at_once() { // X12
    server.serves("demo.example.com/v1beta1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.stopsServing("demo.example.com/v1beta1");
    server.serves("demo.example.com/v1", "X");
    server.forgetRequests();

    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(V1);
  }

  private void xIsKnown() {
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.forgetRequests();
  }

  private static void assertAbsent(Answer answer) {
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  private static void assertUnknown(Answer answer) {
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
  }
}
