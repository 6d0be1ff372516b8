package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 429 and 503 with Retry-After. */
class PauseTest {

  private static final String PATH = "/apis/demo.example.com/v1";
  private static final String V1 = "GET " + PATH;

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

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
}
