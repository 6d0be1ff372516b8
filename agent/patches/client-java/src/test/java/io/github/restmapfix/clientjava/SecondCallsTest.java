package io.github.restmapfix.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondCallsTest {

  private final SecondCalls calls = new SecondCalls();

  @Test
  void a_call_is_known_once_and_no_other_is() {
    Object call = new Object();
    calls.add(call);

    assertThat(calls.remove(new Object())).isFalse();
    assertThat(calls.remove(call)).isTrue();
    assertThat(calls.remove(call)).isFalse();
  }
}
