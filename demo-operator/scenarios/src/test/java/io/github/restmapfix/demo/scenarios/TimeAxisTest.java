package io.github.restmapfix.demo.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

  @Test
  void a_scale_ends_on_a_tick_at_or_after_the_end_of_the_story() {
    assertThat(TimeAxis.over(Duration.ofMillis(3700)).ticks())
        .containsExactly(0L, 500L, 1000L, 1500L, 2000L, 2500L, 3000L, 3500L, 4000L);
    assertThat(TimeAxis.over(Duration.ofSeconds(11)).end()).isEqualTo(12_000);
  }

  @Test
  void a_story_of_a_few_milliseconds_is_not_blown_up() {
    assertThat(TimeAxis.over(Duration.ofMillis(40)).end()).isEqualTo(1000);
  }

  @Test
  void even_a_very_long_story_has_no_more_labels_than_fit() {
    assertThat(TimeAxis.over(Duration.ofMinutes(30)).ticks()).hasSizeLessThanOrEqualTo(9);
  }

  @Test
  void what_happened_after_the_end_is_drawn_at_the_end() {
    TimeAxis axis = TimeAxis.over(Duration.ofSeconds(1));

    assertThat(axis.percent(250)).isEqualTo(25);
    assertThat(axis.percent(-5)).isZero();
    assertThat(axis.percent(5000)).isEqualTo(100);
  }
}
