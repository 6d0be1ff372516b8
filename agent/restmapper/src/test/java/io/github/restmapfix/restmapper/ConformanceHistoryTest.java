package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * controller-runtime's white box tests, and those of the mapper it had before 0.15; as far as they
 * are about kinds. See docs/conformance.md.
 */
class ConformanceHistoryTest {

  private static final String CREW = "GET /apis/crew.example.com";
  private static final String V1 = CREW + "/v1";
  private static final String V2 = CREW + "/v2";
  private static final String V3 = CREW + "/v3";

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void when_all_that_was_known_of_a_group_is_404_it_is_all_given_up_once_confirmed() { // CR-13
    server.serves("crew.example.com/v1", "Driver");
    mapper.findVersionless("crew.example.com", "Driver");
    server.stopsServing("crew.example.com/v1");
    server.serves("other.example.com/v1", "Other");
    server.forgetRequests();

    assertAbsent(mapper.find("crew.example.com/v1", "Limo"));
    assertThat(server.requests()).containsExactly(V1);
    mapper.time.passMillis(1000);
    assertAbsent(mapper.find("crew.example.com/v1", "Limo"));
    assertThat(server.requests()).containsExactly(V1, V1, CREW, "GET /api", "GET /apis");
    assertAbsent(mapper.find("crew.example.com/v1", "Driver"));
    assertThat(server.requests()).hasSize(6).endsWith(V1);
  }

  @Test
  void a_listed_version_that_is_404_touches_no_other_and_has_the_entry_read_again() { // CR-14
    server.serves("crew.example.com/v3", "Driver");
    server.listsOnly("crew.example.com/v1");
    mapper.findVersionless("crew.example.com", "Driver");
    server.stopsServing("crew.example.com/v1");
    server.forgetRequests();

    assertAbsent(mapper.find("crew.example.com/v1", "Driver"));
    assertThat(mapper.find("crew.example.com/v3", "Driver").found()).isTrue();
    assertThat(server.requests()).containsExactly(V1);
    assertThat(mapper.findVersionless("crew.example.com", "Driver").found()).isTrue();
    assertThat(server.requests()).containsExactly(V1, CREW);
  }

  @Test
  void a_known_version_that_the_entry_does_not_list_goes_and_the_entry_stays() { // CR-15
    server.serves("crew.example.com/v3", "Driver");
    server.serves("crew.example.com/v2", "Driver");
    mapper.find("crew.example.com/v2", "Driver");
    server.stopsServing("crew.example.com/v2");
    mapper.findVersionless("crew.example.com", "Driver");
    server.forgetRequests();

    assertAbsent(mapper.find("crew.example.com/v2", "Limo"));
    mapper.time.passMillis(1000);
    assertAbsent(mapper.find("crew.example.com/v2", "Limo"));
    assertThat(server.requests()).containsExactly(V2, V2, CREW);
    assertThat(mapper.findVersionless("crew.example.com", "Driver").found()).isTrue();
    assertThat(server.requests()).hasSize(3);
    assertAbsent(mapper.find("crew.example.com/v2", "Driver"));
    assertThat(server.requests()).containsExactly(V2, V2, CREW, V2);
  }

  @Test
  void absent_versions_leave_the_entry_and_the_known_version_as_they_are() { // CR-16
    server.serves("crew.example.com/v3", "Driver");
    mapper.findVersionless("crew.example.com", "Driver");
    server.forgetRequests();

    assertAbsent(mapper.find("crew.example.com/v1", "Driver"));
    assertAbsent(mapper.find("crew.example.com/v2", "Driver"));
    assertThat(mapper.find("crew.example.com/v3", "Driver").found()).isTrue();
    assertThat(mapper.findVersionless("crew.example.com", "Driver").found()).isTrue();

    assertThat(server.requests()).containsExactly(V1, V2);
  }

  @Test
  void what_was_read_is_not_read_again() { // CR-23
    driverIsKnown();

    assertThat(mapper.find("crew.example.com/v1", "Driver").found()).isTrue();
    assertThat(mapper.findVersionless("crew.example.com", "Driver").found()).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_missing_kind_is_asked_for_exactly_once_by_each_lookup() { // CR-24
    driverIsKnown();

    assertAbsent(mapper.find("crew.example.com/v1", "Rider"));
    assertThat(server.requests()).containsExactly(V1);
    server.serves("crew.example.com/v1", "Driver", "Rider");
    assertThat(mapper.find("crew.example.com/v1", "Rider").found()).isTrue();
    assertThat(mapper.find("crew.example.com/v1", "Driver").found()).isTrue();
    assertThat(server.requests()).containsExactly(V1, V1);
  }

  @Test
  void a_limited_lookup_is_a_no_match_without_a_request_until_there_is_a_token() { // CR-25
    for (int i = 0; i < 9; i++) {
      assertAbsent(mapper.find("crew.example.com/v1", "Driver"));
    }
    assertThat(server.requests()).hasSize(9).containsOnly(V1);
    server.serves("crew.example.com/v1", "Driver");

    for (int i = 0; i < 499; i++) {
      assertAbsent(mapper.find("crew.example.com/v1", "Driver"));
      mapper.time.passMillis(1);
    }
    assertThat(server.requests()).hasSize(9);
    mapper.time.passMillis(1);
    assertThat(mapper.find("crew.example.com/v1", "Driver").found()).isTrue();
    assertThat(server.requests()).hasSize(10);
  }

  @Test
  void a_lookup_during_a_slow_request_takes_the_next_one_and_both_succeed() { // CR-26
    server.serves("crew.example.com/v1", "Driver");
    server.holds("/apis/crew.example.com/v1");
    CompletableFuture<Answer> first = mapper.asks("crew.example.com/v1", "Driver");
    CompletableFuture<Answer> second = mapper.asks("crew.example.com/v1", "Driver");
    mapper.time.passMillis(100);
    assertThat(server.requests()).containsExactly(V1);

    server.holdsNoMore("/apis/crew.example.com/v1");

    assertThat(first.join().found()).isTrue();
    assertThat(second.join().found()).isTrue();
    assertThat(server.requests()).containsExactly(V1, V1);
  }

  @Test
  void nothing_is_read_at_the_start_and_a_failure_is_not_remembered() { // CR-27
    server.serves("crew.example.com/v3", "Driver");
    server.answers("/apis/crew.example.com/v3", 500);
    assertThat(server.requests()).isEmpty();

    assertThat(mapper.find("crew.example.com/v3", "Driver").outcome())
        .isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests()).containsExactly(V3);
    server.recovers();
    assertThat(mapper.find("crew.example.com/v3", "Driver").found()).isTrue();
    assertThat(server.requests()).containsExactly(V3, V3);
  }

  private void driverIsKnown() {
    server.serves("crew.example.com/v1", "Driver");
    mapper.findVersionless("crew.example.com", "Driver");
    server.forgetRequests();
  }

  private static void assertAbsent(Answer answer) {
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }
}
