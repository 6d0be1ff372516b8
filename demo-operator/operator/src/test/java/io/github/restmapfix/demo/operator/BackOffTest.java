package io.github.restmapfix.demo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private final BackOff backOff = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(30));

  @Test
  void every_failure_doubles_the_wait() {
    assertThat(backOff.after(1)).isEqualTo(Duration.ofMillis(250));
    assertThat(backOff.after(2)).isEqualTo(Duration.ofMillis(500));
    assertThat(backOff.after(5)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void it_never_waits_longer_than_the_longest_wait_however_often_it_failed() {
    assertThat(backOff.after(8)).isEqualTo(Duration.ofSeconds(30));
    assertThat(backOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
  }
}
