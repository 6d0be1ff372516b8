package io.github.restmapfix.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.restmapper.GroupVersion;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the answer to the end of the process, or not. */
class RestartTest {

  private final AskedOnce program = new AskedOnce();

  @AfterEach
  void close() {
    program.close();
  }

  @Test
  void with_exit_the_process_ends_after_two_reads_and_a_delay_and_says_so_before() {
    program.agent("exit");
    program.told(Question.NO);
    program.served = true;
    program.rounds(1);
    assertThat(program.stderr.linesWith("This process ends for it once that is certain"))
        .hasSize(1);
    assertThat(program.exits).isEmpty();

    program.rounds(1);
    program.time.pass(Duration.ofMinutes(1));

    assertThat(program.stderr.linesWith("this process ends in 30 s with exit code 86")).hasSize(1);
    assertThat(program.exits).hasSize(1);
    assertThat(program.requests.subList(program.requests.size() - 11, program.requests.size()))
        .as("ten times, and once more before the end")
        .containsOnly("/apis/demo.example.com/v1");
  }

  @Test
  void the_shortest_delay_is_long_enough_for_one_look_more() {
    program.agent("exit", "frozen.confirm", "1s");
    program.told(Question.NO);
    program.served = true;

    program.rounds(3);

    assertThat(program.stderr.linesWith("this process ends in 1 s")).hasSize(1);
    assertThat(program.exits).hasSize(1);
  }

  @Test
  void the_process_does_not_end_with_report() {
    program.agent("report");
    program.told(Question.NO);
    program.served = true;

    program.rounds(10);

    assertThat(program.exits).isEmpty();
  }

  @Test
  void a_young_process_does_not_end_and_an_old_one_does_later() {
    program.agent("exit");
    program.uptime = Duration.ofMinutes(10).minusMillis(1);
    program.told(Question.NO);
    program.served = true;
    program.rounds(5);
    assertThat(program.exits).isEmpty();

    program.uptime = Duration.ofMinutes(10);
    program.rounds(2);
    assertThat(program.exits).hasSize(1);
  }

  @Test
  void two_reads_closer_together_than_that_do_not_confirm() {
    program.agent("exit", "frozen.confirm", "1h");
    program.told(Question.NO);
    program.served = true;

    program.time.pass(Duration.ofMinutes(58));
    assertThat(program.exits).isEmpty();

    program.time.pass(Duration.ofMinutes(80));
    assertThat(program.exits).hasSize(1);
  }

  @Test
  void a_server_that_cannot_be_reached_never_ends_it() {
    program.agent("exit");
    program.served = true;
    program.told(Question.YES);
    program.rounds(1);

    program.served = false;
    program.down = true;
    program.rounds(30);

    assertThat(program.stderr.lines()).isEmpty();
    assertThat(program.exits).isEmpty();
  }

  @Test
  void one_that_goes_down_before_the_end_keeps_it() {
    program.agent("exit");
    program.told(Question.NO);
    program.served = true;
    program.untilAnnounced();

    program.down = true;
    program.time.pass(Duration.ofMinutes(2));

    assertThat(program.exits).isEmpty();
    assertThat(program.stderr.linesWith("this process goes on")).hasSize(1);
  }

  @Test
  void a_server_that_wants_to_be_left_alone_before_the_end_keeps_it() {
    program.agent("exit");
    program.told(Question.NO);
    program.served = true;
    program.untilAnnounced();
    program.time.pass(Duration.ofSeconds(2));

    program.busy = true;
    program.cluster.read(GroupVersion.of("other.example.com", "v1"));
    program.busy = false;
    program.time.pass(Duration.ofSeconds(50));

    assertThat(program.exits).isEmpty();
    assertThat(program.stderr.linesWith("this process goes on")).hasSize(1);
  }

  @Test
  void two_wrong_answers_end_it_once() {
    program.agent("exit");
    program.told(Question.NO);
    program.decisions.told(
        program.cluster,
        "com.example.B.c(B.java:1)",
        AskedOnce.QUESTION,
        Question.NO,
        program.time.nanos());
    program.served = true;

    program.rounds(3);

    assertThat(program.stderr.linesWith("this process ends in")).hasSize(1);
    assertThat(program.exits).hasSize(1);
  }

  @Test
  void an_answer_that_changes_back_before_the_end_keeps_it() {
    program.agent("exit");
    program.told(Question.NO);
    program.served = true;
    program.untilAnnounced();

    program.served = false;
    program.time.pass(Duration.ofMinutes(2));

    assertThat(program.exits).isEmpty();
    assertThat(program.stderr.linesWith("this process goes on")).hasSize(1);
  }

  @Test
  void who_asks_again_before_the_end_keeps_it_too() {
    program.agent("exit");
    program.told(Question.NO);
    program.served = true;
    program.untilAnnounced();

    program.told(Question.YES);
    program.time.pass(Duration.ofMinutes(2));

    assertThat(program.exits).isEmpty();
  }

  /** Each answer another one, so that two rounds agree by chance. */
  @Test
  void a_kind_that_comes_and_goes_all_the_time_does_not_end_it() {
    program.agent("exit");
    program.told(Question.NO);
    Random coin = new Random(86);
    program.beforeAnswer = () -> program.served = coin.nextBoolean();

    program.rounds(200);

    assertThat(program.stderr.lines()).isNotEmpty();
    assertThat(program.exits).isEmpty();
  }

  @Test
  void what_was_to_come_does_not_once_the_agent_is_taken_out() {
    program.agent("exit");
    program.told(Question.NO);
    program.served = true;
    program.untilAnnounced();

    program.frozen.close();
    program.clusters.close();
    program.time.runAll();

    assertThat(program.exits).isEmpty();
  }
}
