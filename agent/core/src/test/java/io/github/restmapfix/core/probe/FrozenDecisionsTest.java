package io.github.restmapfix.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the answer to the line. */
class FrozenDecisionsTest {

  private final AskedOnce program = new AskedOnce();

  @AfterEach
  void close() {
    program.close();
  }

  @Test
  void an_answer_that_is_not_true_any_more_is_said_once_and_is_in_the_status() {
    program.agent("report");
    program.told(Question.NO);
    program.rounds(2);
    assertThat(program.stderr.lines()).isEmpty();

    program.served = true;
    program.rounds(3);

    assertThat(program.stderr.lines()).hasSize(1);
    assertThat(program.stderr.lines().get(0))
        .startsWith(
            "[restmap-fix] frozen: " + AskedOnce.SITE + " asked supports(demo.example.com/v1, W) ")
        .endsWith(
            " ago and was told no; now it is yes, and it has not asked again. A restart of this"
                + " process makes it ask; restmap.fix.frozen=exit does that");
    assertThat(AskedOnce.status())
        .contains(
            ";frozen=1;frozen-now="
                + AskedOnce.SITE
                + " asked supports(demo.example.com/v1, W), was");
    assertThat(program.exits).isEmpty();
  }

  @Test
  void what_goes_is_said_as_well() {
    program.agent("report");
    program.served = true;
    program.told(Question.YES);
    program.rounds(1);

    program.served = false;
    program.rounds(1);

    assertThat(program.stderr.linesWith("was told yes; now it is no,")).hasSize(1);
  }

  @Test
  void who_asks_again_is_left_in_peace() {
    program.agent("report");
    program.told(Question.NO);
    program.served = true;
    program.rounds(1);
    assertThat(AskedOnce.status()).contains("frozen-now");

    program.told(Question.YES);
    program.rounds(2);

    assertThat(program.stderr.lines()).hasSize(1);
    assertThat(AskedOnce.status()).contains(";frozen=1").doesNotContain("frozen-now");
  }
}
