package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where settings come from, and which there are. */
class ConfigTest {

  private final Map<String, String> arguments = new HashMap<>();
  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void nothing_set_means_the_defaults_without_a_warning() {
    Config config = config();

    assertThat(config.maxWait()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.refresh()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.log()).isEqualTo(LogLevel.HEAL);
    assertThat(config.isOn("client-java.find")).isTrue();
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void arguments_come_before_properties_and_properties_before_the_environment() {
    environment.put("RESTMAP_FIX_WAIT", "3s");
    assertThat(config().maxWait()).isEqualTo(Duration.ofSeconds(3));

    system.setProperty("restmap.fix.wait", "2s");
    assertThat(config().maxWait()).isEqualTo(Duration.ofSeconds(2));

    arguments.put("wait", "1s");
    assertThat(config().maxWait()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config().warnings()).isEmpty();
  }

  @Test
  void settings_of_frozen_decisions_have_a_dot_in_their_names_and_none_in_the_environment() {
    environment.put("RESTMAP_FIX_FROZEN", "exit");
    environment.put("RESTMAP_FIX_FROZEN_MIN_UPTIME", "soon");
    system.setProperty("restmap.fix.frozen.confirm", "soon");

    assertThat(config().frozen().exits()).isTrue();
    assertThat(config().warnings())
        .hasSize(2)
        .anyMatch(warning -> warning.startsWith("frozen.min-uptime=soon is not a time"))
        .anyMatch(warning -> warning.startsWith("frozen.confirm=soon is not a time"));

    arguments.put("refresh", "off");
    assertThat(config().frozen().areOff()).isTrue();
  }

  @Test
  void an_unknown_key_gives_one_warning_each_that_names_it_as_it_was_written() {
    arguments.put("wiat", "1s");
    system.setProperty("restmap.fix.log-level", "off");
    environment.put("RESTMAP_FIX_FOO", "1");

    assertThat(config().warnings())
        .extracting(warning -> warning.replaceAll("known are \\[.*wait.*\\]", "known are these"))
        .containsExactlyInAnyOrder(
            "unknown setting wiat, known are these",
            "unknown setting restmap.fix.log-level, known are these",
            "unknown setting RESTMAP_FIX_FOO, known are these");
    assertThat(config().maxWait()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void settings_of_others_are_none_of_our_business() {
    system.setProperty("restmap.fixture", "1");
    system.setProperty("java.version", "17");
    environment.put("PATH", "/bin");
    environment.put("restmap_fix_wait", "1s");

    assertThat(config().warnings()).isEmpty();
    assertThat(config().maxWait()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void the_agents_own_status_is_no_setting() {
    system.setProperty("restmap.fix.status", "version=1.2.3;state=unpatched");

    assertThat(config().warnings()).isEmpty();
  }

  @Test
  void enabled_was_read_before_and_is_known() {
    arguments.put("enabled", "true");
    system.setProperty("restmap.fix.enabled", "true");
    environment.put("RESTMAP_FIX_ENABLED", "true");

    assertThat(config().warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"op", "jar"})
  void what_to_do_is_said_by_agent_arguments_only(String key) {
    arguments.put(key, "install");
    assertThat(config().warnings()).isEmpty();

    system.setProperty("restmap.fix." + key, "install");
    assertThat(config().warnings())
        .singleElement()
        .asString()
        .startsWith("unknown setting restmap.fix." + key);
  }

  private Config config() {
    return new Config(arguments, system, environment);
  }
}
