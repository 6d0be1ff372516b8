package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

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
