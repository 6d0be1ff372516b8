package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PacingTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void a_storm_on_one_absent_kind_is_ten_requests_in_the_first_second_and_two_a_second_after() {
    for (int i = 0; i < 1000; i++) {
      missesW();
    }
    assertThat(server.requests()).hasSize(9);
    for (int millis = 0; millis < 999; millis++) {
      mapper.time.passMillis(1);
      missesW();
    }
    assertThat(server.requests()).hasSize(10);

    for (int second = 1; second < 60; second++) {
      for (int i = 0; i < 10; i++) {
        mapper.time.passMillis(100);
        missesW();
      }
      assertThat(server.requests()).hasSize(10 + 2 * second);
    }
  }

  private void missesW() {
    assertThat(mapper.find("demo.example.com/v2", "W").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void a_thousand_absent_kinds_of_one_version_are_no_more() {
    for (int i = 0; i < 1000; i++) {
      mapper.find("demo.example.com/v2", "W" + i);
    }
    assertThat(server.requests()).hasSize(9);
  }

  @Test
  void a_kind_that_comes_in_the_midst_of_a_storm_is_found_with_the_next_token() {
    for (int i = 0; i < 100; i++) {
      mapper.find("demo.example.com/v2", "W");
    }
    server.serves("demo.example.com/v2", "W");

    mapper.time.passMillis(500);
    assertThat(mapper.find("demo.example.com/v2", "W").found()).isTrue();
  }

  @Test
  void an_empty_bucket_holds_a_lookup_of_a_library_that_would_ask_until_the_next_request() {
    Mapper waiting = Mapper.withWait(server);
    for (int i = 0; i < 100 && server.requests().size() < 10; i++) {
      waiting.find("demo.example.com/v2", "W");
    }
    server.serves("demo.example.com/v2", "W");

    Answer answer = waiting.find("demo.example.com/v2", "W");

    assertThat(answer.found()).isTrue();
    assertThat(answer.took()).isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
  }

  @Test
  void it_holds_nobody_whose_library_would_answer_from_memory() {
    Mapper waiting = Mapper.withWait(server);
    for (int i = 0; i < 100 && server.requests().size() < 10; i++) {
      waiting.find("demo.example.com/v2", "W");
    }

    Answer answer = waiting.findRemembering("demo.example.com/v2", "W");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(answer.took()).isZero();
  }

  @Test
  void one_thread_is_held_by_empty_buckets_for_at_most_a_second_in_ten() {
    Mapper waiting = Mapper.withWait(server);
    waiting.find("demo.example.com/v2", "W"); // its first miss, which waits for another reason
    long before = waiting.time.nanos();

    for (int i = 0; i < 50; i++) {
      GroupVersionKind gvk = Mapper.gvk("demo.example.com/v2", "W");
      Answer answer = waiting.time.await(onThread(waiting, 7, gvk));
      assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    }

    assertThat(Duration.ofNanos(waiting.time.nanos() - before))
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    waiting.time.pass(Duration.ofSeconds(11));
    for (int i = 0; i < 6; i++) {
      waiting.time.await(onThread(waiting, 8, Mapper.gvk("demo.example.com/v2", "W")));
    }
  }

  private CompletableFuture<Answer> onThread(Mapper waiting, long thread, GroupVersionKind gvk) {
    Scene scene = waiting.cluster.scene();
    Asking asking = new Asking(scene, Caller.ASKS, thread);
    return new ExplicitLookup(scene, asking, gvk.groupVersion(), Wanted.kind(gvk.kind())).run();
  }

  @Test
  void an_answer_older_than_a_second_is_none_for_a_library_that_would_ask() {
    server.legacy();
    mapper.everything();
    mapper.find("demo.example.com/v2", "W");
    mapper.time.passMillis(1001);
    drainCluster();

    assertThat(mapper.find("demo.example.com/v2", "W").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(mapper.findRemembering("demo.example.com/v2", "W").outcome())
        .isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void the_clusters_bucket_is_twenty_requests_on_a_legacy_server_and_the_library_asks_after_that() {
    server.legacy();
    mapper.everything();
    server.forgetRequests();

    drainCluster();
    Answer answer = mapper.find("late.example.com/v1", "W");

    assertThat(server.requests()).hasSize(20);
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(answer.why()).isEqualTo("the request budget of this cluster is used up");
    mapper.time.passMillis(200);
    assertThat(mapper.find("late.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void on_an_aggregated_server_one_full_read_answers_everybody_then() {
    server.serves("v1", "Pod");
    drainCluster();
    server.serves("late.example.com/v1", "W");
    server.forgetRequests();

    assertThat(mapper.find("late.example.com/v1", "W").found()).isTrue();
    for (int i = 0; i < 1000; i++) {
      Answer answer = mapper.find("absent" + i + ".example.com/v1", "W");
      assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
      assertThat(answer.why()).endsWith("(not in the server's list)");
    }
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");

    mapper.time.passMillis(1000);
    server.forgetRequests();
    drainCluster();
    assertThat(server.requests()).hasSize(5 + 2).containsOnlyOnce("GET /api", "GET /apis");
    assertThat(server.statuses()).endsWith(304, 304);
  }

  @Test
  void who_comes_while_the_first_full_read_is_on_its_way_is_answered_by_it() {
    drainCluster();

    aHundredMissesAreAnsweredByOneFullRead();
  }

  @Test
  void who_comes_while_the_next_full_read_is_on_its_way_is_answered_by_it() {
    drainCluster();
    mapper.find("absent.example.com/v1", "W");
    mapper.time.passMillis(1100); // too old by now
    for (int i = 0; i < 5; i++) {
      mapper.find("back" + i + ".example.com/v1", "W");
    }

    aHundredMissesAreAnsweredByOneFullRead();
  }

  private void aHundredMissesAreAnsweredByOneFullRead() {
    server.forgetRequests();
    server.holds("/apis");
    List<CompletableFuture<Answer>> misses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      misses.add(mapper.asks("absent" + i + ".example.com/v1", "W"));
    }
    server.holdsNoMore("/apis");

    assertThat(misses)
        .allSatisfy(miss -> assertThat(miss.join().outcome()).isEqualTo(Answer.Outcome.ABSENT));
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
  }

  @Test
  void a_version_that_the_full_read_calls_stale_is_not_absent() {
    server.callsStale("metrics.example.com/v1");
    drainCluster();

    assertThat(mapper.find("metrics.example.com/v1", "W").outcome())
        .isEqualTo(Answer.Outcome.UNKNOWN);
  }

  @Test
  void a_full_read_that_failed_makes_an_old_answer_no_younger() {
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "W");
    mapper.time.passMillis(1500);
    server.answers("/api", 500);
    server.answers("/apis", 500);
    drainCluster();
    assertThat(mapper.findRemembering("other.example.com/v1", "W").found()).isFalse();

    assertThat(mapper.find("demo.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
  }

  private void drainCluster() {
    for (int i = 0; i < 20; i++) {
      mapper.findRemembering("drain" + i + ".example.com/v1", "W");
    }
  }
}
