package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is claimed absent that was only unavailable, nothing is lost that was known. */
class FaultTest {

  private static final String PATH = "/apis/demo.example.com/v1";
  private static final String V1 = "GET " + PATH;

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 403, 406, 410, 429, 500, 502, 503, 504})
  void a_status_that_is_no_answer_is_unknown_and_what_was_known_stays(int status) {
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");
    server.answers(PATH, status);

    Answer miss = mapper.find("demo.example.com/v1", "W");

    assertThat(miss.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(miss.why()).startsWith("HTTP " + status + " on " + PATH);
    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
    server.recovers();
    assertThat(mapper.find("demo.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>login</html>",
        "{\"kind\":\"APIResourceList\",\"resources\":[{\"name\":\"ws\"",
        "{\"kind\":\"APIResourceList\",\"groupVersion\":\"other/v1\",\"resources\":[]}",
        "{\"kind\":\"Status\"}",
        "[]",
        "{}{}"
      })
  void a_200_that_is_not_this_groups_document_is_unknown(String body) {
    server.answers(PATH, "application/json", body);

    Answer answer = mapper.find("demo.example.com/v1", "W");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(answer.why()).isEqualTo("unreadable answer from " + PATH);
  }

  @Test
  void ten_thousand_nested_arrays_are_unreadable() {
    server.answers(
        PATH, "application/json", "{\"kind\":\"APIResourceList\",\"x\":" + "[".repeat(10_000));

    assertThat(mapper.find("demo.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
  }

  @Test
  void fifty_megabytes_are_unreadable() {
    server.answers(
        PATH,
        "application/json",
        "{\"kind\":\"APIResourceList\",\"resources\":[]}" + " ".repeat(50_000_000));

    assertThat(mapper.find("demo.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
  }

  @Test
  void a_reset_connection_is_unknown_and_says_so() {
    server.resets(PATH);

    assertThat(mapper.find("demo.example.com/v1", "W").why())
        .isEqualTo(
            "no answer from " + PATH + ": java.lang.IllegalStateException: connection reset");
  }

  @Test
  void a_transport_that_throws_is_a_failure_like_any_other() {
    Cluster broken =
        mapper.clusters.cluster(
            ClusterId.of("https://broken", ""),
            request -> {
              throw new NoClassDefFoundError("okhttp3/Call");
            });

    assertThat(broken.find(Mapper.gvk("demo.example.com/v1", "W"), Caller.ASKS).why())
        .contains("NoClassDefFoundError");
  }

  @Test
  void a_request_that_hangs_holds_a_lookup_for_one_second() {
    server.holds(PATH);

    Answer answer = mapper.find("demo.example.com/v1", "W");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(answer.took()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void requests_that_hang_one_after_the_other_do_not_add_up() {
    server.serves("demo.example.com/v1", "X");
    server.serves("demo.example.com/v2", "X");
    server.holds(PATH);
    server.holds("/apis/demo.example.com/v2");

    Answer answer = mapper.findVersionless("demo.example.com", "W");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(answer.took()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_document_whose_request_could_not_even_be_made_is_asked_again() {
    Time noThreads =
        new Time() {
          @Override
          public long nanos() {
            return 0;
          }

          @Override
          public void after(Duration delay, Runnable task) {
            throw new OutOfMemoryError("unable to create native thread");
          }
        };
    Cluster starved =
        Clusters.create(Settings.defaults().withWait(Duration.ZERO), noThreads)
            .cluster(ClusterId.of(Mapper.SERVER, ""), server);
    server.holds(PATH);
    assertThat(starved.find(Mapper.gvk("demo.example.com/v1", "W"), Caller.ASKS).outcome())
        .isEqualTo(Answer.Outcome.UNKNOWN);
    server.holdsNoMore(PATH);
    server.serves("demo.example.com/v1", "W");

    assertThat(starved.find(Mapper.gvk("demo.example.com/v1", "W"), Caller.ASKS).found()).isTrue();
  }

  @Test
  void an_answer_that_takes_longer_than_a_lookup_counts_for_the_next_one() {
    server.serves("demo.example.com/v1", "W");
    server.holds(PATH);
    assertThat(mapper.find("demo.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    server.holdsNoMore(PATH);
    server.forgetRequests();

    assertThat(mapper.find("demo.example.com/v1", "W").found()).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void an_answer_that_comes_after_five_seconds_is_not_used() {
    server.serves("demo.example.com/v1", "W");
    server.holds(PATH);
    mapper.find("demo.example.com/v1", "W");
    mapper.time.passMillis(5_000);
    server.holdsNoMore(PATH);
    server.stopsServing("demo.example.com/v1");

    assertThat(mapper.find("demo.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void retry_after_stops_every_request_to_that_cluster_for_that_long() {
    server.answers(PATH, 429, "7");
    mapper.find("demo.example.com/v1", "W");
    server.recovers();
    server.serves("other.example.com/v1", "Y");
    server.forgetRequests();

    mapper.time.passMillis(6999);
    Answer refused = mapper.find("other.example.com/v1", "Y");
    assertThat(refused.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(refused.why()).isEqualTo("the server asked for a pause, 1 ms left");
    assertThat(mapper.everything()).isEmpty();
    assertThat(server.requests()).isEmpty();

    mapper.time.passMillis(1);
    assertThat(mapper.find("other.example.com/v1", "Y").found()).isTrue();
  }

  @Test
  void a_pause_is_at_most_a_minute_and_does_not_stop_hits() {
    server.serves("other.example.com/v1", "Y");
    mapper.find("other.example.com/v1", "Y");
    server.answers(PATH, 503, "86400");
    mapper.find("demo.example.com/v1", "W");
    server.recovers();

    assertThat(mapper.find("other.example.com/v1", "Y").found()).isTrue();
    mapper.time.pass(Duration.ofSeconds(60));
    assertThat(mapper.find("demo.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wed, 21 Oct 2026 07:28:00 GMT", "-1", "1e9", "", "99999999999999999999"})
  void a_retry_after_that_is_no_number_of_seconds_is_no_pause(String retryAfter) {
    server.answers(PATH, 503, retryAfter);
    mapper.find("demo.example.com/v1", "W");
    server.recovers();

    assertThat(mapper.find("demo.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void a_pause_at_one_cluster_leaves_the_others_alone() {
    server.answers(PATH, 429, "60");
    mapper.find("demo.example.com/v1", "W");
    ScriptedServer other = new ScriptedServer();
    Cluster elsewhere = mapper.clusters.cluster(ClusterId.of("https://other", ""), other);

    elsewhere.find(Mapper.gvk("demo.example.com/v1", "W"), Caller.ASKS);

    assertThat(other.requests()).containsExactly(V1);
  }

  @Test
  void forbidden_names_the_missing_right_and_misses_still_ask() {
    server.answers(PATH, 403);

    assertThat(mapper.find("demo.example.com/v1", "W").why()).contains("system:discovery");
    mapper.find("demo.example.com/v1", "W");
    assertThat(server.requests()).containsExactly(V1, V1);
  }

  @Test
  void a_background_read_that_was_forbidden_is_not_repeated_for_an_hour() {
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.answers("/apis/demo.example.com", 403);
    mapper.mark("demo.example.com");
    mapper.findVersionless("demo.example.com", "X");
    server.forgetRequests();

    mapper.time.pass(Duration.ofMinutes(59));
    mapper.findVersionless("demo.example.com", "X");
    assertThat(server.requests()).isEmpty();
    mapper.time.pass(Duration.ofMinutes(2));
    mapper.findVersionless("demo.example.com", "X");
    assertThat(server.requests()).containsExactly("GET /apis/demo.example.com");
  }

  @Test
  void without_the_groups_entry_the_versions_known_before_are_searched_and_nothing_is_absent() {
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.answers("/apis/demo.example.com", 503);
    server.serves("demo.example.com/v1", "X", "W");

    assertThat(mapper.findVersionless("demo.example.com", "W").found()).isTrue();
    assertThat(mapper.findVersionless("demo.example.com", "V").outcome())
        .isEqualTo(Answer.Outcome.UNKNOWN);
  }

  @Test
  void an_unhealthy_service_at_first_contact_is_found_once_it_is_healthy() { // X2
    server.serves("metrics.example.com/v1", "M");
    server.answers("/apis/metrics.example.com/v1", 503);
    assertThat(mapper.findVersionless("metrics.example.com", "M").outcome())
        .isEqualTo(Answer.Outcome.UNKNOWN);
    server.recovers();

    assertThat(mapper.findVersionless("metrics.example.com", "M").found()).isTrue();
  }

  @Test
  void a_request_of_ours_is_never_sent_again_by_itself() {
    server.answers(PATH, 500);
    CompletableFuture<Answer> answer = mapper.asks("demo.example.com/v1", "W");
    mapper.time.pass(Duration.ofMinutes(10));

    assertThat(answer).isCompleted();
    assertThat(server.requests()).containsExactly(V1);
  }
}
