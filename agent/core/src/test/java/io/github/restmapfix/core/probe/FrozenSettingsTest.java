package io.github.restmapfix.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrozenSettingsTest {

  private final List<String> warnings = new ArrayList<>();

  @Test
  void by_default_it_is_reported_wherever_it_was_asked() {
    FrozenSettings settings = settings(Map.of());

    assertThat(settings.areOff()).isFalse();
    assertThat(settings.exits()).isFalse();
    assertThat(settings.wants("com.example.A.b(A.java:1)")).isTrue();
    assertThat(settings.minUptime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.confirm()).isEqualTo(Duration.ofSeconds(60));
    assertThat(warnings).isEmpty();
  }

  @Test
  void exit_and_off_are_understood() {
    assertThat(settings(Map.of("frozen", "exit")).exits()).isTrue();
    assertThat(settings(Map.of("frozen", "OFF")).areOff()).isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void anything_else_only_reports_and_gives_a_warning() {
    FrozenSettings settings = settings(Map.of("frozen", "restart"));

    assertThat(settings.exits()).isFalse();
    assertThat(settings.areOff()).isFalse();
    assertThat(warnings)
        .containsExactly("frozen=restart is not one of report, exit, off; using report");
  }

  @Test
  void without_reads_in_the_background_it_is_off_and_says_so_to_who_asked_for_it() {
    assertThat(new FrozenSettings(Map.of("frozen", "exit"), false, false, warnings).areOff())
        .isTrue();
    assertThat(warnings)
        .containsExactly("refresh=off switches frozen=exit off as well: nothing is read again");
    warnings.clear();

    FrozenSettings silent = new FrozenSettings(Map.of(), false, false, warnings);
    assertThat(silent.areOff()).isTrue();
    assertThat(silent.areOffForWantOfReads()).isTrue();
    assertThat(new FrozenSettings(Map.of("frozen", "off"), false, false, warnings).areOff())
        .isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void who_observes_does_not_end_the_process() {
    FrozenSettings settings = new FrozenSettings(Map.of("frozen", "exit"), true, true, warnings);

    assertThat(settings.exits()).isFalse();
    assertThat(settings.areOff()).isFalse();
    assertThat(warnings).containsExactly("mode=observe: frozen=exit only reports");
  }

  @Test
  void sites_are_chosen_by_how_their_names_begin() {
    FrozenSettings settings = settings(Map.of("frozen.sites", "io.strimzi.,com.example.A.b"));

    assertThat(settings.wants("io.strimzi.Platform.check(Platform.java:9)")).isTrue();
    assertThat(settings.wants("com.example.A.b(A.java:1)")).isTrue();
    assertThat(settings.wants("com.example.A.c(A.java:1)")).isFalse();
  }

  @Test
  void times_can_be_shorter() {
    FrozenSettings settings = settings(Map.of("frozen.min-uptime", "1s", "frozen.confirm", "2m"));

    assertThat(settings.minUptime()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.confirm()).isEqualTo(Duration.ofMinutes(2));
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "soon", "10", "25h", "99999h"})
  void a_malformed_time_gives_one_warning_and_the_default(String text) {
    FrozenSettings settings = settings(Map.of("frozen.min-uptime", text));

    assertThat(settings.minUptime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("frozen.min-uptime=" + text + " is not a time");
  }

  private FrozenSettings settings(Map<String, String> values) {
    return new FrozenSettings(values, true, false, warnings);
  }
}
