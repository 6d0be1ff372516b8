package io.github.restmapfix.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastAskedTest {

  private static final long SECOND = 1_000_000_000L;

  private final LastAsked lastAsked = new LastAsked();

  @Test
  void a_group_is_asked_for_once_a_second_whatever_is_asked_of_others() {
    long now = Long.MAX_VALUE - SECOND; // a JVM's nanoseconds may overflow

    assertThat(lastAsked.isASecondAgo("knative.dev", now)).isTrue();
    assertThat(lastAsked.isASecondAgo("istio.io", now)).isTrue();
    assertThat(lastAsked.isASecondAgo("knative.dev", now + SECOND - 1)).isFalse();
    assertThat(lastAsked.isASecondAgo("knative.dev", now + SECOND)).isTrue();
    assertThat(lastAsked.isASecondAgo("knative.dev", now + 2 * SECOND - 1)).isFalse();
  }
}
