package io.github.restmapfix.demo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleStatusTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final ObjectRef W = new ObjectRef("demo.example.com/v2", "W", null, "w");
  private static final ObjectRef X = new ObjectRef("demo.example.com/v1", "X", null, "x");

  @Test
  void attempts_are_counted_until_it_works_and_the_last_error_is_kept() {
    BundleStatus status =
        BundleStatus.NONE
            .after(unknownKind("no W"), 1L, NOON)
            .after(unknownKind("still no W"), 1L, NOON.plusSeconds(1))
            .after(success(W), 1L, NOON.plusSeconds(2));

    assertThat(status.attempts()).isEqualTo(3);
    assertThat(status.lastError()).isEqualTo("still no W");
    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.applied()).containsExactly(W);
  }

  @Test
  void a_new_generation_starts_afresh_but_remembers_what_the_old_one_made() {
    BundleStatus status =
        BundleStatus.NONE
            .after(unknownKind("no W"), 1L, NOON)
            .after(success(W), 1L, NOON)
            .after(success(X), 2L, NOON);

    assertThat(status.attempts()).isEqualTo(1);
    assertThat(status.lastError()).isNull();
    assertThat(status.applied()).containsExactly(W, X);
  }

  @Test
  void a_condition_keeps_its_transition_time_while_it_says_the_same() {
    BundleStatus status =
        BundleStatus.NONE
            .after(unknownKind("no W"), 1L, NOON)
            .after(unknownKind("still no W"), 1L, NOON.plusSeconds(1));

    assertThat(condition(status, "Ready").getLastTransitionTime())
        .isEqualTo("2026-11-23T12:00:00Z");
    assertThat(condition(status, "Ready").getMessage()).isEqualTo("still no W");
  }

  @Test
  void the_transition_to_resolved_is_dated_to_the_millisecond_at_which_the_kinds_were_found() {
    BundleStatus status =
        BundleStatus.NONE
            .after(unknownKind("no W"), 1L, NOON)
            .after(
                new Attempt(List.of(W), 0, NOON.plusMillis(1234), List.of()),
                1L,
                NOON.plusSeconds(2));

    assertThat(condition(status, "Resolved").getLastTransitionTime())
        .isEqualTo("2026-11-23T12:00:01.234Z");
    assertThat(condition(status, "Ready").getLastTransitionTime())
        .isEqualTo("2026-11-23T12:00:02Z");
  }

  @Test
  void a_kind_that_is_known_but_refused_is_resolved_and_not_ready() {
    BundleStatus status =
        BundleStatus.NONE.after(new Attempt(List.of(), 0, NOON, List.of("forbidden")), 1L, NOON);

    assertThat(condition(status, "Resolved").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Ready").getReason()).isEqualTo("ApplyFailed");
  }

  private static Attempt unknownKind(String error) {
    return new Attempt(List.of(), 1, NOON, List.of(error));
  }

  private static Attempt success(ObjectRef object) {
    return new Attempt(List.of(object), 0, NOON, List.of());
  }

  private static Condition condition(BundleStatus status, String type) {
    return status.conditions().stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
