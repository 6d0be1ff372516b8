package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A kind whose version is known, and whose group is not. */
class KindOfAnyGroupTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void it_is_found_in_whichever_group_by_one_full_read_and_then_without_a_request() {
    server.serves("a.example.com/v2", "Widget");
    server.serves("b.example.com/v2", "Other");
    server.serves("b.example.com/v1", "Widget");

    assertThat(find("v1", "Widget").mapping().gvk()).hasToString("b.example.com/v1 Widget");
    assertThat(server.requests()).containsExactlyInAnyOrder("GET /api", "GET /apis");
    assertThat(find("v2", "Widget").mapping().gvk()).hasToString("a.example.com/v2 Widget");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void it_is_found_when_it_comes_after_a_miss() {
    server.serves("a.example.com/v1", "Other");
    assertThat(find("v1", "Widget").outcome()).isEqualTo(Answer.Outcome.ABSENT);

    server.serves("b.example.com/v1", "Widget");
    mapper.time.passMillis(1000);

    assertThat(find("v1", "Widget").found()).isTrue();
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void what_no_server_could_know_is_not_asked_for() {
    assertThat(find("v1", "no kind").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(find("v 1", "Widget").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests()).isEmpty();
  }

  private Answer find(String version, String kind) {
    return mapper.time.await(mapper.cluster.findInAnyGroupAsync(version, kind, Caller.REMEMBERS));
  }
}
