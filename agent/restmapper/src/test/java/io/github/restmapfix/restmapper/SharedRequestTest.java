package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedRequestTest {

  private static final String PATH = "/apis/demo.example.com/v2";
  private static final String V2 = "GET " + PATH;

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void a_lookup_does_not_join_a_request_that_began_before_it() {
    server.holds(PATH);
    CompletableFuture<Answer> early = mapper.asks("demo.example.com/v2", "W");
    server.serves("demo.example.com/v2", "W");
    CompletableFuture<Answer> late = mapper.asks("demo.example.com/v2", "W");

    server.releases(PATH); // the answer from before the kind came
    assertThat(early.join().outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(late).isNotDone();
    server.releases(PATH);

    assertThat(late.join().found()).isTrue();
    assertThat(server.requests()).containsExactly(V2, V2);
  }

  @Test
  void a_hundred_lookups_during_one_request_share_the_next() {
    server.holds(PATH);
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      answers.add(mapper.asks("demo.example.com/v2", "W"));
    }
    assertThat(server.requests()).containsExactly(V2);
    server.releases(PATH);
    server.releases(PATH);

    assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
    assertThat(server.requests()).containsExactly(V2, V2);
    assertThat(mapper.cluster.stats().joined()).isEqualTo(99);
  }

  @Test
  void different_kinds_of_one_version_share_a_request() {
    server.serves("demo.example.com/v2", "W", "X");
    server.holds(PATH);
    mapper.asks("demo.example.com/v2", "V");
    CompletableFuture<Answer> w = mapper.asks("demo.example.com/v2", "W");
    CompletableFuture<Answer> x = mapper.asks("demo.example.com/v2", "X");
    server.releases(PATH);

    // found by the first request already: a hit on what it published is what the second confirms
    server.holdsNoMore(PATH);

    assertThat(w.join().found()).isTrue();
    assertThat(x.join().found()).isTrue();
    assertThat(server.requests()).containsExactly(V2, V2);
  }

  @Test
  void a_hit_does_not_wait_for_a_request_in_flight() {
    server.serves("demo.example.com/v2", "X");
    mapper.find("demo.example.com/v2", "X");
    server.holds(PATH);
    CompletableFuture<Answer> miss = mapper.asks("demo.example.com/v2", "W");

    assertThat(mapper.asks("demo.example.com/v2", "X")).isCompleted();
    assertThat(miss).isNotDone();
  }

  @Test
  void versions_are_asked_independently() {
    server.holds(PATH);
    mapper.asks("demo.example.com/v2", "W");

    assertThat(mapper.asks("demo.example.com/v3", "W")).isCompleted();
  }

  @Test
  void a_slow_full_read_does_not_undo_a_fast_explicit_hit() {
    server.serves("demo.example.com/v2", "X");
    server.holds("/apis");
    CompletableFuture<?> full = mapper.cluster.everythingAsync();
    server.serves("demo.example.com/v2", "X", "W");
    mapper.find("demo.example.com/v2", "W");
    server.holdsNoMore("/apis");

    assertThat(full).isCompleted();
    server.forgetRequests();
    assertThat(mapper.find("demo.example.com/v2", "W").found()).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_slow_explicit_answer_does_not_undo_a_faster_younger_full_read() {
    server.serves("demo.example.com/v2", "X");
    server.holds(PATH);
    CompletableFuture<Answer> slow = mapper.asks("demo.example.com/v2", "W");
    server.serves("demo.example.com/v2", "X", "W");
    mapper.everything();
    server.holdsNoMore(PATH);

    assertThat(slow.join().found()).isTrue(); // of what is known by then
    server.forgetRequests();
    assertThat(mapper.find("demo.example.com/v2", "W").found()).isTrue();
    assertThat(server.requests()).isEmpty();
  }
}
