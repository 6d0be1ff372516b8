package io.github.restmapfix.core.probe;

import static io.github.restmapfix.core.probe.Decision.Reading.CHANGED;
import static io.github.restmapfix.core.probe.Decision.Reading.CONFIRMED;
import static io.github.restmapfix.core.probe.Decision.Reading.NOTHING;
import static io.github.restmapfix.core.probe.Question.NO;
import static io.github.restmapfix.core.probe.Question.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A question answered at 1000 s; reads begin a second before they end. */
class DecisionTest {

  private final Decision decision =
      new Decision("com.example.A.b(A.java:1)", Question.ofGroup("q", "g"), NO, seconds(1_000));

  @Test
  void an_answer_that_stays_true_is_nothing() {
    assertThat(read(NO, 2_000)).isEqualTo(NOTHING);
    assertThat(decision.isFrozen()).isFalse();
  }

  @Test
  void another_answer_is_a_change_once_and_then_its_confirmation() {
    assertThat(read(YES, 2_000)).isEqualTo(CHANGED);
    assertThat(read(YES, 2_300)).isEqualTo(CONFIRMED);
    assertThat(read(YES, 2_600)).isEqualTo(CONFIRMED);
    assertThat(decision.told()).isEqualTo("no");
    assertThat(decision.now()).isEqualTo("yes");
  }

  @Test
  void unknown_is_no_answer_and_confirms_nothing() {
    assertThat(decision.read(Optional.empty(), seconds(2_000), seconds(2_001))).isEqualTo(NOTHING);
    assertThat(decision.isFrozen()).isFalse();

    read(YES, 2_300);
    assertThat(decision.read(Optional.empty(), seconds(2_600), seconds(2_601))).isEqualTo(NOTHING);
  }

  @Test
  void what_came_back_to_the_old_answer_begins_anew() {
    read(YES, 2_000);
    assertThat(read(NO, 2_300)).isEqualTo(NOTHING);

    assertThat(read(YES, 2_600)).isEqualTo(CHANGED);
    assertThat(decision.frozenFor(Duration.ofSeconds(1), seconds(2_600))).isFalse();
  }

  @Test
  void a_third_answer_is_a_change_again() {
    read(Set.of("v1"), 2_000);

    assertThat(read(Set.of("v1", "v2"), 2_300)).isEqualTo(CHANGED);
    assertThat(decision.frozenFor(Duration.ofSeconds(1), seconds(2_300))).isFalse();
  }

  @Test
  void an_answer_given_after_a_read_began_is_newer_than_the_read() {
    decision.told(YES, seconds(1_000));

    assertThat(decision.read(Optional.of(NO), seconds(999), seconds(1_001))).isEqualTo(NOTHING);
    assertThat(decision.read(Optional.of(NO), seconds(1_000), seconds(1_001))).isEqualTo(NOTHING);
    assertThat(decision.isFrozen()).isFalse();
  }

  @Test
  void a_call_site_that_asks_again_holds_on_to_nothing() {
    read(YES, 2_000);

    decision.told(YES, seconds(2_100));

    assertThat(decision.isFrozen()).isFalse();
    assertThat(decision.frozenFor(Duration.ZERO, seconds(2_200))).isFalse();
    assertThat(read(YES, 10_000)).isEqualTo(NOTHING);
  }

  @Test
  void a_call_site_that_asks_every_ten_minutes_has_twenty_for_the_next_time() {
    decision.told(NO, seconds(1_600));
    decision.told(NO, seconds(1_610));

    assertThat(read(YES, 1_610 + 1_199)).isEqualTo(NOTHING);
    assertThat(read(YES, 1_610 + 1_200)).isEqualTo(CHANGED);
  }

  @Test
  void how_long_it_is_wrong_counts_from_the_first_read_that_says_so() {
    assertThat(decision.frozenFor(Duration.ZERO, seconds(1_999))).isFalse();
    read(YES, 2_000);
    read(YES, 2_059);

    assertThat(decision.frozenFor(Duration.ofSeconds(60), seconds(2_059))).isFalse();
    assertThat(decision.frozenFor(Duration.ofSeconds(60), seconds(2_060))).isTrue();
  }

  @Test
  void with_each_time_that_it_was_true_again_it_has_to_be_wrong_for_twice_as_long() {
    read(YES, 2_000);
    read(NO, 2_300);
    read(YES, 3_000);
    assertThat(decision.isFrozen(Optional.of(NO))).isFalse();
    read(YES, 4_000);

    assertThat(decision.frozenFor(Duration.ofSeconds(60), seconds(4_239))).isFalse();
    assertThat(decision.frozenFor(Duration.ofSeconds(60), seconds(4_240))).isTrue();
  }

  @Test
  void it_is_still_wrong_only_if_that_is_known_and_the_same() {
    read(YES, 2_000);

    assertThat(decision.isFrozen(Optional.of(YES))).isTrue();
    assertThat(decision.isFrozen(Optional.empty())).isFalse();
    assertThat(decision.isFrozen(Optional.of(Set.of("v1")))).isFalse();
    assertThat(decision.isFrozen(Optional.of(YES))).isTrue();
    assertThat(decision.isFrozen(Optional.of(NO))).isFalse();
    assertThat(decision.isFrozen(Optional.of(YES))).isFalse();
  }

  private Decision.Reading read(Set<String> newest, long at) {
    return decision.read(Optional.of(newest), seconds(at - 1), seconds(at));
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
