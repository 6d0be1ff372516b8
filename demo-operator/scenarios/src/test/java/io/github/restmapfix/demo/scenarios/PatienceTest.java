package io.github.restmapfix.demo.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private final Patience patience = new Patience(Duration.ofSeconds(2), 3, Duration.ofSeconds(15));
  private final Run failing =
      Runs.never(
          Runs.cell(
              new NewGroup(),
              io.github.restmapfix.demo.operator.ClientLibrary.CLIENT_JAVA,
              Variant.STOCK),
          3000,
          10,
          260,
          760);

  @Test
  void failing_is_lasting_only_after_both_time_and_attempts() {
    assertThat(patience.isOver(failing.bundles(), 0, Duration.ofMillis(1900))).isFalse();
    assertThat(patience.isOver(failing.bundles(), 1, Duration.ofSeconds(2))).isFalse();
    assertThat(patience.isOver(failing.bundles(), 0, Duration.ofSeconds(2))).isTrue();
  }

  @Test
  void what_was_applied_is_not_waited_for() {
    assertThat(patience.isOver(List.of(Runs.story(20)), 0, Duration.ofSeconds(2))).isTrue();
  }
}
