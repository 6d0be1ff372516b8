package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was served is not given up for one 404. */
class LossTest {

  private static final String GROUP = "GET /apis/demo.example.com";
  private static final String V1 = GROUP + "/v1";

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void one_404_makes_it_suspect_and_the_hit_stays() {
    knownAndGone();

    assertThat(mapper.recheck("demo.example.com/v1", "X").outcome())
        .isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
  }

  @Test
  void a_second_404_a_second_later_and_a_witness_make_it_absent() {
    knownAndGone();
    server.serves("demo.example.com/v2", "X");

    mapper.recheck("demo.example.com/v1", "X");
    mapper.time.passMillis(1000);
    Answer answer = mapper.recheck("demo.example.com/v1", "X");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(server.requests()).containsExactly(V1, V1, GROUP);
    assertThat(mapper.find("demo.example.com/v1", "X").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void when_the_whole_group_is_gone_the_list_of_all_groups_is_the_witness() {
    knownAndGone();
    server.serves("other.example.com/v1", "Y");

    mapper.recheck("demo.example.com/v1", "X");
    mapper.time.passMillis(1000);

    assertThat(mapper.recheck("demo.example.com/v1", "X").outcome())
        .isEqualTo(Answer.Outcome.ABSENT);
    assertThat(server.requests()).containsExactly(V1, V1, GROUP, "GET /api", "GET /apis");
  }

  @Test
  void a_second_404_within_the_second_is_no_confirmation() {
    knownAndGone();
    server.serves("demo.example.com/v2", "X");

    mapper.recheck("demo.example.com/v1", "X");
    mapper.time.passMillis(999);
    mapper.recheck("demo.example.com/v1", "X");

    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
  }

  @Test
  void a_proxy_that_answers_404_to_everything_proves_nothing() {
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");
    server.answersEverything(404);

    for (int i = 0; i < 5; i++) {
      mapper.recheck("demo.example.com/v1", "X");
      mapper.time.passMillis(1500);
    }

    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
    server.recovers();
    assertThat(mapper.recheck("demo.example.com/v1", "X").found()).isTrue();
  }

  /** Found by HistoryPropertyTest. */
  @Test
  void a_list_of_all_groups_that_lacks_it_is_no_404() {
    knownAndGone();
    drainCluster();

    assertThat(mapper.findVersionless("demo.example.com", "X").found()).isTrue();
    assertThat(server.requests()).contains("GET /apis").doesNotContain(GROUP);
  }

  /** Found by HistoryPropertyTest. */
  @Test
  void a_list_of_all_groups_that_lacks_it_does_not_say_that_it_is_still_served_either() {
    knownAndGone();
    mapper.time.passMillis(1001); // a younger answer would do
    drainCluster();

    assertThat(mapper.recheck("demo.example.com/v1", "X").outcome())
        .isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests()).contains("GET /apis").doesNotContain(V1);
  }

  /** Found by HistoryPropertyTest. */
  @Test
  void a_403_is_no_occasion_to_take_away_what_had_no_witness_before() {
    knownAndGone();
    server.serves("other.example.com/v1", "Y");
    server.answers("/apis", 500);
    mapper.recheck("demo.example.com/v1", "X");
    mapper.time.passMillis(1000);
    mapper.recheck("demo.example.com/v1", "X");
    server.recovers();
    mapper.everything();
    server.answers("/apis/demo.example.com/v1", 403);

    assertThat(mapper.recheck("demo.example.com/v1", "X").outcome())
        .isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
  }

  @Test
  void a_200_between_starts_it_all_over() {
    knownAndGone();
    mapper.recheck("demo.example.com/v1", "X");
    server.serves("demo.example.com/v1", "X");
    mapper.recheck("demo.example.com/v1", "X");
    server.stopsServing("demo.example.com/v1");
    server.serves("demo.example.com/v2", "X");
    mapper.time.passMillis(1000);

    mapper.recheck("demo.example.com/v1", "X");

    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
  }

  @Test
  void what_the_group_still_lists_is_not_lost() {
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");
    server.listsOnly("demo.example.com/v1");

    mapper.recheck("demo.example.com/v1", "X");
    mapper.time.passMillis(1000);
    mapper.recheck("demo.example.com/v1", "X");

    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
  }

  @Test
  void a_group_entry_from_before_the_first_404_is_no_witness() {
    server.serves("demo.example.com/v2", "Y");
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.forgetRequests();
    server.stopsServing("demo.example.com/v1");

    mapper.recheck("demo.example.com/v1", "X");
    mapper.time.passMillis(1000);
    mapper.recheck("demo.example.com/v1", "X");

    assertThat(server.requests()).containsExactly(V1, V1, GROUP);
    assertThat(mapper.find("demo.example.com/v1", "X").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void a_version_that_vanished_from_its_groups_entry_is_asked_again_behind_its_hits() { // CR-11
    server.serves("demo.example.com/v1", "X");
    server.serves("demo.example.com/v1alpha1", "X");
    mapper.find("demo.example.com/v1alpha1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.stopsServing("demo.example.com/v1alpha1");
    mapper.findVersionless("demo.example.com", "Limo");
    server.forgetRequests();

    assertThat(mapper.find("demo.example.com/v1alpha1", "X").found()).isTrue();
    assertThat(mapper.find("demo.example.com/v1alpha1", "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(V1 + "alpha1");
    mapper.time.passMillis(1000);
    mapper.find("demo.example.com/v1alpha1", "X");

    assertThat(mapper.find("demo.example.com/v1alpha1", "X").outcome())
        .isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void a_recreated_crd_is_seen_with_its_new_plural_and_scope() { // X6
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");
    server.servesResources(
        "demo.example.com/v1", ApiResource.of("X", "xen", "x", false, java.util.List.of()));

    assertThat(mapper.recheck("demo.example.com/v1", "X").mapping().plural()).isEqualTo("xen");
    assertThat(mapper.find("demo.example.com/v1", "X").mapping().namespaced()).isFalse();
  }

  /** The next look-up takes a full read. */
  private void drainCluster() {
    for (int i = 0; i < 20; i++) {
      mapper.findRemembering("drain" + i + ".example.com/v1", "W");
    }
  }

  private void knownAndGone() {
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");
    server.stopsServing("demo.example.com/v1");
    server.forgetRequests();
  }
}
