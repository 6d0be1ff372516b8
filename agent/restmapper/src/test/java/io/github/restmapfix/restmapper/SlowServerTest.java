package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Servers that answer late, or never. */
class SlowServerTest {

  private static final String PATH = "/apis/demo.example.com/v1";

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

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

  /** The wait's next request would end after 1.6 s; the library's own after that. */
  @Test
  void a_first_miss_at_a_server_that_takes_800_ms_is_one_though_the_wait_ends_with_no_answer() {
    Mapper waiting = Mapper.at(server, Duration.ofMillis(800));

    Answer answer = waiting.find("demo.example.com/v1", "W");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(answer.took()).isEqualTo(Duration.ofMillis(1_500));
  }

  /** One begins a request, and the others share the next, which would end after 1.6 s. */
  @Test
  void a_hundred_lookups_at_a_server_that_takes_800_ms_are_answered_by_the_first_ones_request() {
    Mapper waiting = Mapper.at(server, Duration.ofMillis(800));
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(waiting.asks("demo.example.com/v1", "W"));
    }

    waiting.time.passMillis(1_500);

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.join().outcome()).isEqualTo(Answer.Outcome.ABSENT));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void an_answer_from_more_than_a_second_before_the_question_is_none_when_the_time_is_over() {
    mapper.find("demo.example.com/v1", "W");
    mapper.time.passMillis(1_001);
    server.holds(PATH);

    assertThat(mapper.find("demo.example.com/v1", "W").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
  }

  @Test
  void a_request_that_is_given_up_is_ended() {
    CompletableFuture<Response> never = new CompletableFuture<>();
    Mapper atIt = Mapper.withoutWait(request -> never);
    atIt.find("demo.example.com/v1", "W");
    assertThat(never).isNotDone();

    atIt.time.passMillis(4_000);
    assertThat(never).isCancelled();
    assertThat(atIt.cluster.stats().unanswered()).isEqualTo(1);
  }

  /** The library itself would give up at the first. */
  @Test
  void a_full_read_whose_versions_all_hang_ends_after_one_request_time_out() {
    server.legacy();
    hundredGroups();
    for (int i = 0; i < 100; i++) {
      server.holds("/apis/g" + i + ".example.com/v1");
    }
    long start = mapper.time.nanos();

    Everything everything = mapper.everything().orElseThrow();

    assertThat(mapper.time.nanos() - start).isEqualTo(Wire.LIMIT.toNanos());
    assertThat(server.requests()).hasSize(2 + 8);
    assertThat(everything.groups()).hasSize(1 + 100).noneMatch(group -> group.known("v1"));
  }

  @Test
  void a_version_that_hangs_does_not_keep_a_full_read_from_the_others() {
    server.legacy();
    hundredGroups();
    server.holds("/apis/g0.example.com/v1");

    Everything everything = mapper.everything().orElseThrow();

    assertThat(everything.groups()).filteredOn(group -> group.known("v1")).hasSize(99);
    assertThat(server.requests()).hasSize(2 + 100);
  }

  private void hundredGroups() {
    for (int i = 0; i < 100; i++) {
      server.serves("g" + i + ".example.com/v1", "X");
    }
  }
}
