package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.heal.Retry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each setting may be, and what it is taken for if it is malformed. */
class ConfigValuesTest {

  private final Map<String, String> arguments = new HashMap<>();
  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"0, 0", "0ms, 0", "20, 20", "20ms, 20", "6s, 6000", "60s, 60000", "60000, 60000"})
  void a_wait_is_a_number_of_milliseconds_or_seconds(String text, long millis) {
    arguments.put("wait", text);

    assertThat(config().maxWait()).isEqualTo(Duration.ofMillis(millis));
    assertThat(config().warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-1", "1.5s", "61s", "60001", "5m", "1 s", "99999999999999999999"})
  void a_malformed_wait_gives_one_warning_and_the_default(String text) {
    arguments.put("wait", text);

    assertThat(config().maxWait()).isEqualTo(Duration.ofMillis(500));
    assertThat(config().warnings())
        .containsExactly(
            "wait=" + text + " is not a time like 500ms or 2s, at most 60s; using 500ms");
  }

  @ParameterizedTest
  @CsvSource({"10s, PT10S", "90s, PT90S", "5m, PT5M", "1h, PT1H", "24h, PT24H", "off, PT876000H"})
  void a_refresh_is_off_or_a_number_of_seconds_minutes_or_hours(String text, Duration interval) {
    arguments.put("refresh", text);

    assertThat(config().refresh()).isEqualTo(interval);
    assertThat(config().warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "9s", "25h", "5", "500ms", "-5m", "never", "99999999m"})
  void a_malformed_refresh_gives_one_warning_and_the_default(String text) {
    arguments.put("refresh", text);

    assertThat(config().refresh()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config().warnings())
        .containsExactly(
            "refresh=" + text + " is not off or a time like 90s, 5m or 1h, 10s to 24h; using 5m");
  }

  @ParameterizedTest
  @CsvSource({"off, OFF", "summary, SUMMARY", "heal, HEAL", "OFF, OFF", "Summary, SUMMARY"})
  void a_log_level_is_one_of_three_words(String text, LogLevel level) {
    arguments.put("log", text);

    assertThat(config().log()).isEqualTo(level);
    assertThat(config().warnings()).isEmpty();
  }

  @Test
  void a_malformed_log_level_gives_one_warning_and_the_default() {
    arguments.put("log", "verbose");

    assertThat(config().log()).isEqualTo(LogLevel.HEAL);
    assertThat(config().warnings())
        .containsExactly("log=verbose is not one of off, summary, heal; using heal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a.b+-c.d", "-a.b,-c.d", "-a.b, -c.d", " -a.b -c.d"})
  void patches_are_switched_off_by_name(String text) {
    system.setProperty("restmap.fix.patches", text);
    Config config = config();

    assertThat(config.isOn("a.b")).isFalse();
    assertThat(config.isOn("c.d")).isFalse();
    assertThat(config.isOn("e.f")).isTrue();
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void josdks_own_limit_of_checks_switches_the_patch_off_that_lifts_it() {
    environment.put("RESTMAP_FIX_JOSDK_CRD_CHECKS", "stock");
    Config config = config();

    assertThat(config.isOn("josdk.crd-present")).isFalse();
    assertThat(config.isOn("fabric8.handlers")).isTrue();
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void another_limit_of_checks_than_josdks_own_gives_one_warning_and_the_default() {
    arguments.put("josdk.crd-checks", "20");
    Config config = config();

    assertThat(config.isOn("josdk.crd-present")).isTrue();
    assertThat(config.warnings())
        .containsExactly("josdk.crd-checks=20 is not stock, which keeps JOSDK's limit");
  }

  @Test
  void a_malformed_patch_gives_one_warning_and_the_others_count() {
    arguments.put("patches", "a.b+-c.d");
    Config config = config();

    assertThat(config.isOn("a.b")).isTrue();
    assertThat(config.isOn("c.d")).isFalse();
    assertThat(config.warnings())
        .containsExactly("patches=a.b is not of the form -name, which switches one off");
  }

  @Test
  void it_heals_unless_it_is_told_to_observe() {
    assertThat(config().observes()).isFalse();

    arguments.put("mode", "heal");
    assertThat(config().observes()).isFalse();

    arguments.put("mode", "observe");
    assertThat(config().observes()).isTrue();
    assertThat(config().warnings()).isEmpty();
  }

  @Test
  void a_mode_that_does_not_exist_gives_one_warning_and_heals() {
    arguments.put("mode", "watch");

    assertThat(config().observes()).isFalse();
    assertThat(config().warnings())
        .containsExactly("mode=watch is not one of heal, observe; using heal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.example.com,apps", "a.example.com+apps", " a.example.com  apps "})
  void groups_are_ignored_one_or_several(String text) {
    arguments.put("ignore", text);

    assertThat(config().ignores("a.example.com")).isTrue();
    assertThat(config().ignores("apps")).isTrue();
    assertThat(config().ignores("example.com")).isFalse();
    assertThat(config().ignores("")).isFalse();
    assertThat(config().warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.example.com", "apps/v1", "Example.com", "a..b", "../x"})
  void what_is_no_group_gives_one_warning_and_the_others_are_ignored(String text) {
    arguments.put("ignore", "apps," + text);

    assertThat(config().ignores("apps")).isTrue();
    assertThat(config().ignores(text)).isFalse();
    assertThat(config().warnings())
        .containsExactly(
            "ignore=" + text + " is not the name of an API group like demo.example.com");
  }

  @Test
  void a_trigger_is_a_file_whether_it_is_there_or_not() {
    assertThat(config().trigger()).isNull();

    arguments.put("trigger", "/no/such/file");
    assertThat(config().trigger()).hasToString("/no/such/file");
    assertThat(config().warnings()).isEmpty();
  }

  @Test
  void what_cannot_be_a_file_gives_one_warning() {
    arguments.put("trigger", "a\0b");

    assertThat(config().trigger()).isNull();
    assertThat(config().warnings()).singleElement().asString().startsWith("trigger=a");
  }

  @ParameterizedTest
  @CsvSource({"all, ALL", "reads, READS", "off, OFF", "Reads, READS"})
  void what_is_sent_again_is_everything_or_reads_or_nothing(String text, Retry retry) {
    assertThat(config().retry()).isEqualTo(Retry.ALL);
    arguments.put("retry", text);

    assertThat(config().retry()).isEqualTo(retry);
    assertThat(config().warnings()).isEmpty();
  }

  @Test
  void a_retry_that_does_not_exist_gives_one_warning_and_sends_nothing_again() {
    arguments.put("retry", "writes");

    assertThat(config().retry()).isEqualTo(Retry.OFF);
    assertThat(config().warnings())
        .containsExactly("retry=writes is not one of all, reads, off; using off");
  }

  private Config config() {
    return new Config(arguments, system, environment);
  }
}
