package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of one object, by type. {@code lastTransitionTime} moves only when the status
 * does, however often the reason changes; to the millisecond, because the interesting spans are
 * shorter than metav1.Time's second.
 */
record Conditions(List<Condition> asList, Long generation, Instant now) {

  Conditions set(String type, Instant since, String reason, String message) {
    return put(type, "True", since, reason, message);
  }

  Conditions unset(String type, String reason, String message) {
    return put(type, "False", now, reason, message);
  }

  private Conditions put(String type, String status, Instant since, String reason, String message) {
    List<Condition> next = new ArrayList<>();
    String transition = since.truncatedTo(ChronoUnit.MILLIS).toString();
    for (Condition old : asList) {
      if (!type.equals(old.getType())) {
        next.add(old);
      } else if (status.equals(old.getStatus())) {
        transition = old.getLastTransitionTime();
      }
    }
    next.add(
        new ConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(reason)
            .withMessage(message)
            .withLastTransitionTime(transition)
            .withObservedGeneration(generation)
            .build());
    return new Conditions(List.copyOf(next), generation, now);
  }
}
