package io.github.restmapfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentArgumentsTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", ",", " , ,", "=", "=value"})
  void nothing_said_is_no_argument(String text) {
    assertThat(AgentArguments.parse(text)).isEmpty();
  }

  @Test
  void pairs_are_separated_by_commas_and_keep_their_order() {
    assertThat(AgentArguments.parse("wait=2s,log=off,enabled=true"))
        .containsExactly(entry("wait", "2s"), entry("log", "off"), entry("enabled", "true"));
  }

  @Test
  void a_value_may_contain_an_equals_sign() {
    assertThat(AgentArguments.parse("jar=/opt/a=b/restmap-fix.jar"))
        .containsExactly(entry("jar", "/opt/a=b/restmap-fix.jar"));
  }

  @Test
  void a_key_without_a_value_means_true() {
    assertThat(AgentArguments.parse("enabled")).containsExactly(entry("enabled", "true"));
  }

  @Test
  void a_key_with_an_empty_value_keeps_it_empty() {
    assertThat(AgentArguments.parse("patches=")).containsExactly(entry("patches", ""));
  }

  @Test
  void spaces_around_keys_and_values_do_not_count() {
    assertThat(AgentArguments.parse(" wait = 2s , log=off "))
        .containsExactly(entry("wait", "2s"), entry("log", "off"));
  }

  @Test
  void the_last_of_two_values_counts() {
    assertThat(AgentArguments.parse("wait=1s,wait=2s")).containsExactly(entry("wait", "2s"));
  }
}
