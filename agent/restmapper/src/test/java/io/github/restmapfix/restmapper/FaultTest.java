package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    mapper.time.passMillis(100);
    mapper.findVersionless("demo.example.com", "X");
    assertThat(server.requests()).endsWith("GET /apis/demo.example.com");
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

  @Test
  void a_group_that_lists_a_hundred_thousand_versions_is_no_reason_to_ask_for_them_all() {
    List<String> versions = new ArrayList<>();
    for (int i = 1; i <= 100_000; i++) {
      versions.add("v" + i);
    }
    server.answers(
        "/apis/demo.example.com",
        "application/json",
        DiscoveryJson.group("demo.example.com", versions));

    Answer answer = mapper.findVersionless("demo.example.com", "W");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests()).as("the cluster's bucket, and a full read").hasSize(20 + 2);
  }
}
