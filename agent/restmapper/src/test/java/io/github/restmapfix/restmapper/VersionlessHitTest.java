package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a kind that is known costs, and how soon it is answered in the version to prefer. */
class VersionlessHitTest {

  private static final String GROUP = "GET /apis/demo.example.com";
  private static final String V1 = GROUP + "/v1";
  private static final String V2 = GROUP + "/v2";

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void a_mark_costs_hits_one_read_after_a_tenth_of_a_second_and_one_after_six() {
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    mapper.mark("demo.example.com");
    server.forgetRequests();

    hitsFor(99);
    assertThat(server.requests()).isEmpty();
    hitsFor(1);
    assertThat(server.requests()).containsExactly(GROUP);
    hitsFor(5899);
    assertThat(server.requests()).hasSize(1);
    hitsFor(1);
    assertThat(server.requests()).containsExactly(GROUP, GROUP);
    hitsFor(24_000);
    assertThat(server.requests()).hasSize(2);
  }

  private void hitsFor(int millis) {
    for (int i = 0; i < millis; i++) {
      mapper.time.passMillis(1);
      assertThat(mapper.findVersionless("demo.example.com", "X").found()).isTrue();
    }
  }

  @Test
  void a_kind_of_the_last_version_alone_is_read_once_in_each() {
    server.serves("demo.example.com/v3", "X");
    server.serves("demo.example.com/v2", "X");
    server.serves("demo.example.com/v1", "W");
    assertThat(mapper.findVersionless("demo.example.com", "W").found()).isTrue();
    assertThat(server.requests()).containsExactly(GROUP, GROUP + "/v3", V2, V1);

    assertThat(mapper.findVersionless("demo.example.com", "W").found()).isTrue();
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void a_version_asked_for_by_name_later_than_a_better_one_has_that_read_again() { // c-r #2349
    server.serves("demo.example.com/v2", "X");
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.serves("demo.example.com/v2", "X", "W");
    server.serves("demo.example.com/v1", "X", "W");
    mapper.find("demo.example.com/v1", "W");
    server.forgetRequests();

    mapper.findVersionless("demo.example.com", "W");
    assertThat(server.requests()).containsExactly(V2);
    assertThat(mapper.findVersionless("demo.example.com", "W").mapping().gvk().version())
        .isEqualTo("v2");
  }

  @Test
  void a_kind_that_came_to_several_versions_is_soon_answered_in_the_preferred_one() {
    server.serves("demo.example.com/v2", "X");
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.serves("demo.example.com/v2", "X", "W");
    server.serves("demo.example.com/v1", "X", "W");
    server.forgetRequests();

    assertThat(mapper.findVersionless("demo.example.com", "W").found()).isTrue();
    assertThat(server.requests()).containsExactly(GROUP, V1);
    mapper.findVersionless("demo.example.com", "W"); // served by v1 for certain; v2 is asked again
    assertThat(mapper.findVersionless("demo.example.com", "W").mapping().gvk().version())
        .isEqualTo("v2");
    assertThat(server.requests()).containsExactly(GROUP, V1, V2);
  }
}
