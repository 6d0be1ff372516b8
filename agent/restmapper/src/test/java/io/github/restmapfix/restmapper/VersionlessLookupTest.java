package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VersionlessLookupTest {

  private static final String GROUP = "GET /apis/demo.example.com";
  private static final String V1 = GROUP + "/v1";
  private static final String V2 = GROUP + "/v2";

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void a_kind_in_a_new_version_of_a_known_group_is_found_without_naming_the_version() { // c-r #3542
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.serves("demo.example.com/v2", "W");
    server.forgetRequests();

    Answer answer = mapper.findVersionless("demo.example.com", "W");

    assertThat(answer.mapping().gvk()).isEqualTo(Mapper.gvk("demo.example.com/v2", "W"));
    assertThat(server.requests()).containsExactly(GROUP, V2);
  }

  @Test
  void the_preferred_version_is_read_first_and_is_enough() {
    server.serves("demo.example.com/v1", "X");
    server.servesAsPreferred("demo.example.com/v2", "X");

    assertThat(mapper.findVersionless("demo.example.com", "X").mapping().gvk().version())
        .isEqualTo("v2");
    assertThat(server.requests()).containsExactly(GROUP, V2);
  }

  @Test
  void which_version_is_preferred_does_not_depend_on_what_was_asked_before() { // c-r #2349
    server.serves("demo.example.com/v1", "X");
    server.servesAsPreferred("demo.example.com/v2", "X");
    mapper.find("demo.example.com/v1", "X");

    assertThat(mapper.findVersionless("demo.example.com", "X").mapping().gvk().version())
        .isEqualTo("v2");
    assertThat(server.requests()).containsExactly(V1, GROUP, V2);
  }

  @Test
  void which_version_counts_does_not_depend_on_which_one_was_read_before() {
    server.serves("demo.example.com/v3", "X");
    server.serves("demo.example.com/v2", "X", "W");
    server.serves("demo.example.com/v1", "X", "W");
    mapper.find("demo.example.com/v2", "X");

    assertThat(mapper.findVersionless("demo.example.com", "W").mapping().gvk().version())
        .isEqualTo("v2");
    assertThat(server.requests()).containsExactly(V2, GROUP, GROUP + "/v3");
  }

  @Test
  void a_version_that_was_read_before_is_not_read_again_for_a_kind_it_has() { // CR-04
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");

    assertThat(mapper.findVersionless("demo.example.com", "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(V1, GROUP);
  }

  @Test
  void a_kind_that_lives_only_in_a_version_that_is_not_preferred_is_found() { // CG-05
    server.serves("demo.example.com/v2", "X");
    server.serves("demo.example.com/v1", "Peas");

    assertThat(mapper.findVersionless("demo.example.com", "Peas").mapping().gvk().version())
        .isEqualTo("v1");
    assertThat(server.requests()).containsExactly(GROUP, V2, V1);
  }

  @Test
  void a_kind_that_joins_a_known_version_is_found() { // CR-10
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.serves("demo.example.com/v1", "X", "Rider");
    server.forgetRequests();

    assertThat(mapper.findVersionless("demo.example.com", "Rider").found()).isTrue();
    assertThat(server.requests()).containsExactly(GROUP, V1);
  }

  @Test
  void a_miss_in_an_unknown_group_is_one_request() { // CR-06 needs two
    assertThat(mapper.findVersionless("demo.example.com", "X").outcome())
        .isEqualTo(Answer.Outcome.ABSENT);
    assertThat(server.requests()).containsExactly(GROUP);
  }

  @Test
  void a_miss_in_a_known_group_asks_each_version_once() {
    server.serves("demo.example.com/v1", "X");
    server.serves("demo.example.com/v2", "Y");
    mapper.findVersionless("demo.example.com", "X");
    server.forgetRequests();

    Answer answer = mapper.findVersionless("demo.example.com", "Limo");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(answer.why())
        .isEqualTo(
            "no kind Limo in any version of demo.example.com; the group serves v1 [X], v2 [Y]");
    assertThat(server.requests()).containsExactly(GROUP, V2, V1);
  }

  @Test
  void a_version_that_is_404_though_listed_does_not_hide_the_next_one() {
    server.listsOnly("demo.example.com/v2");
    server.serves("demo.example.com/v1", "X");

    assertThat(mapper.findVersionless("demo.example.com", "X").found()).isTrue();
    assertThat(server.requests()).containsExactly(GROUP, V2, V1);
  }

  @Test
  void a_broken_version_does_not_hide_the_next_one_but_forbids_a_no_match() {
    server.serves("demo.example.com/v2", "W");
    server.serves("demo.example.com/v1", "X");
    server.answers("/apis/demo.example.com/v2", 503);

    assertThat(mapper.findVersionless("demo.example.com", "X").found()).isTrue();
    assertThat(mapper.findVersionless("demo.example.com", "Y").outcome())
        .isEqualTo(Answer.Outcome.UNKNOWN);
  }

  @Test
  void
      a_hit_answers_from_the_old_entry_and_the_entry_is_read_again_once_an_explicit_answer_spoke_against_it() {
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.servesAsPreferred("demo.example.com/v2", "X");
    mapper.find("demo.example.com/v2", "X");
    server.forgetRequests();

    assertThat(mapper.findVersionless("demo.example.com", "X").mapping().gvk().version())
        .isEqualTo("v1");
    assertThat(server.requests()).containsExactly(GROUP);
    assertThat(mapper.findVersionless("demo.example.com", "X").mapping().gvk().version())
        .isEqualTo("v2");
    assertThat(server.requests()).containsExactly(GROUP);
  }

  @Test
  void a_404_on_a_listed_version_makes_the_entry_stale() {
    server.serves("demo.example.com/v1", "X");
    server.serves("demo.example.com/v2", "Y");
    mapper.findVersionless("demo.example.com", "X");
    server.stopsServing("demo.example.com/v2");
    mapper.find("demo.example.com/v2", "Y");
    server.forgetRequests();

    mapper.findVersionless("demo.example.com", "X");

    assertThat(server.requests()).containsExactly(GROUP);
  }

  @Test
  void
      a_hit_in_an_entry_older_than_the_refresh_interval_reads_it_and_the_new_version_in_the_background() {
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.servesAsPreferred("demo.example.com/v2", "X");
    server.forgetRequests();

    mapper.time.pass(Duration.ofMinutes(5).plusMillis(1));
    Answer first = mapper.findVersionless("demo.example.com", "X");

    assertThat(first.mapping().gvk().version()).isEqualTo("v1");
    assertThat(server.requests()).containsExactly(GROUP, V2);
    assertThat(mapper.findVersionless("demo.example.com", "X").mapping().gvk().version())
        .isEqualTo("v2");
  }

  @Test
  void an_older_group_answer_does_not_settle_a_younger_contradiction() {
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.holds("/apis/demo.example.com");
    mapper.cluster.findAsync("demo.example.com", "Z", Caller.ASKS);
    server.serves("demo.example.com/v2", "X");
    mapper.find("demo.example.com/v2", "X");
    server.holdsNoMore("/apis/demo.example.com");
    server.forgetRequests();
    mapper.time.passMillis(1000);

    mapper.findVersionless("demo.example.com", "X");

    assertThat(server.requests()).containsExactly(GROUP);
  }

  @Test
  void the_core_group_lists_its_versions_under_api() {
    server.serves("v1", "Pod");

    assertThat(mapper.findVersionless("", "Pod").found()).isTrue();
    assertThat(server.requests()).containsExactly("GET /api", "GET /api/v1");
  }

  @Test
  void names_that_no_server_could_have_are_left_to_the_library() {
    Answer answer = mapper.cluster.find("../../api/v1/secrets?", "X", Caller.ASKS);

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests()).isEmpty();
  }
}
