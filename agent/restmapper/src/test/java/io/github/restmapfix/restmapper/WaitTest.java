package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WaitTest {

  private static final String V2 = "GET /apis/demo.example.com/v2";

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withWait(server);

  @Test
  void the_first_miss_of_a_kind_is_asked_again_after_20_60_140_300_and_500_ms() {
    CompletableFuture<Answer> answer = mapper.asks("demo.example.com/v2", "W");

    for (int[] at : new int[][] {{19, 1}, {20, 2}, {60, 3}, {140, 4}, {300, 5}, {499, 5}}) {
      mapper.time.passMillis(at[0] - millis());
      assertThat(server.requests()).hasSize(at[1]);
      assertThat(answer).isNotDone();
    }
    mapper.time.passMillis(1);
    assertThat(server.requests()).hasSize(6);
    assertThat(answer).isCompletedWithValueMatching(a -> a.outcome() == Answer.Outcome.ABSENT);
    assertThat(answer.join().took()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void an_item_of_a_list_operation_never_waits_not_even_for_a_marked_group() {
    mapper.clusters.mark(Mapper.SERVER, "demo.example.com");

    Answer answer =
        mapper.time.await(
            mapper.cluster.findAsync(
                Mapper.gvk("demo.example.com/v2", "W"), Caller.ASKS_FOR_A_LIST));

    assertThat(answer.took()).isZero();
    assertThat(server.requests()).containsExactly(V2);
  }

  private long started = Long.MIN_VALUE;

  private long millis() {
    long now = mapper.time.nanos() / 1_000_000;
    started = started == Long.MIN_VALUE ? now : started;
    return now - started;
  }

  @Test
  void a_kind_that_comes_during_the_wait_is_found_by_the_next_poll() {
    CompletableFuture<Answer> answer = mapper.asks("demo.example.com/v2", "W");
    mapper.time.passMillis(25);
    server.serves("demo.example.com/v2", "W");

    assertThat(mapper.time.await(answer).found()).isTrue();
    assertThat(answer.join().took()).isEqualTo(Duration.ofMillis(60));
    assertThat(server.requests()).containsExactlyElementsOf(Collections.nCopies(3, V2));
  }

  @Test
  void the_second_miss_of_a_kind_does_not_wait() {
    mapper.find("demo.example.com/v2", "W");
    server.forgetRequests();

    Answer answer = mapper.find("demo.example.com/v2", "W");

    assertThat(answer.took()).isZero();
    assertThat(server.requests()).containsExactly(V2);
  }

  @Test
  void in_a_marked_group_every_miss_waits() {
    mapper.find("demo.example.com/v2", "W");
    mapper.mark("demo.example.com");

    assertThat(mapper.find("demo.example.com/v2", "W").took()).isEqualTo(Duration.ofMillis(500));
    mapper.time.pass(Duration.ofSeconds(3));
    assertThat(mapper.find("demo.example.com/v2", "W").took()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void a_mark_ends_after_thirty_seconds() {
    mapper.find("demo.example.com/v2", "W");
    mapper.mark("demo.example.com");
    mapper.time.pass(Duration.ofSeconds(30));

    assertThat(mapper.cluster.marked("demo.example.com")).isFalse();
    assertThat(mapper.find("demo.example.com/v2", "W").took()).isZero();
  }

  @Test
  void a_mark_ends_when_something_new_is_found_in_its_group() {
    mapper.mark("demo.example.com");
    server.serves("demo.example.com/v2", "W");
    mapper.time.passMillis(1);

    mapper.find("demo.example.com/v2", "W");

    assertThat(mapper.cluster.marked("demo.example.com")).isFalse();
  }

  @Test
  void a_mark_that_came_during_the_lookup_stays() {
    CompletableFuture<Answer> answer = mapper.asks("demo.example.com/v2", "W");
    mapper.time.passMillis(25);
    server.serves("demo.example.com/v2", "W");
    mapper.mark("demo.example.com");

    assertThat(mapper.time.await(answer).found()).isTrue();
    assertThat(mapper.cluster.marked("demo.example.com")).isTrue();
  }

  @Test
  void a_mark_counts_for_every_identity_at_the_same_server_and_for_no_other_server() {
    mapper.clusters.mark("HTTPS://10.0.0.1:6443/", "demo.example.com");

    Cluster sameServer = mapper.clusters.cluster(ClusterId.of(Mapper.SERVER, "me"), server);
    Cluster otherServer =
        mapper.clusters.cluster(ClusterId.of("https://10.0.0.2:6443", ""), server);
    assertThat(sameServer.marked("demo.example.com")).isTrue();
    assertThat(otherServer.marked("demo.example.com")).isFalse();
  }

  @Test
  void thirty_optional_kinds_that_nobody_announced_cost_two_seconds_in_all() {
    long before = mapper.time.nanos();

    for (int i = 0; i < 30; i++) {
      mapper.find("group" + i + ".example.com/v1", "Optional" + i);
    }

    long took = mapper.time.nanos() - before;
    assertThat(Duration.ofNanos(took)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2250));
  }

  @Test
  void a_marked_group_does_not_draw_on_the_budget() {
    mapper.mark("demo.example.com");
    for (int i = 0; i < 6; i++) {
      mapper.find("demo.example.com/v2", "W" + i);
      mapper.time.pass(Duration.ofSeconds(3));
      mapper.mark("demo.example.com");
    }

    assertThat(mapper.find("other.example.com/v1", "W").took()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void listed_but_404_is_a_reason_to_wait_once_more_though_not_the_first_miss() {
    mapper.find("demo.example.com/v2", "W");
    server.listsOnly("demo.example.com/v2");
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");

    assertThat(mapper.find("demo.example.com/v2", "W").took()).isEqualTo(Duration.ofMillis(500));
    mapper.time.pass(Duration.ofSeconds(10)); // the bucket is full again
    assertThat(mapper.find("demo.example.com/v2", "W").took()).isZero();
  }

  @Test
  void lookups_of_one_kind_wait_together() {
    CompletableFuture<Answer> first = mapper.asks("demo.example.com/v2", "W");
    mapper.time.passMillis(30);
    CompletableFuture<Answer> second = mapper.asks("demo.example.com/v2", "W");
    server.serves("demo.example.com/v2", "W");

    assertThat(mapper.time.await(first).found()).isTrue();
    assertThat(second.join().found()).isTrue();
    assertThat(server.requests()).containsExactlyElementsOf(Collections.nCopies(4, V2));
  }

  @Test
  void an_error_is_no_reason_to_wait() {
    server.answers("/apis/demo.example.com/v2", 500);

    assertThat(mapper.find("demo.example.com/v2", "W").took()).isZero();
    assertThat(server.requests()).containsExactly(V2);
  }

  @Test
  void a_versionless_miss_waits_for_the_new_version() {
    server.serves("demo.example.com/v1", "X");
    CompletableFuture<Answer> answer =
        mapper.cluster.findAsync("demo.example.com", "W", Caller.ASKS);
    mapper.time.passMillis(30);
    server.serves("demo.example.com/v2", "W");

    assertThat(mapper.time.await(answer).mapping().gvk().version()).isEqualTo("v2");
  }
}
