package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.Condition;
import io.github.restmapfix.demo.operator.Bundle;
import io.github.restmapfix.demo.operator.BundleStatus;
import java.time.Instant;
import java.util.List;

/**
 * A Bundle's status as it was seen at a moment; {@code resolved} and {@code applied} are null until
 * it says so.
 */
record Observation(Instant at, int attempts, Instant resolved, Instant applied, String lastError) {

  private static final Observation NOTHING = new Observation(Instant.EPOCH, 0, null, null, null);

  static Observation latest(List<Observation> seen) {
    return seen.isEmpty() ? NOTHING : seen.get(seen.size() - 1);
  }

  static Observation of(Bundle bundle, Instant at) {
    BundleStatus status = bundle.getStatus() == null ? BundleStatus.NONE : bundle.getStatus();
    return new Observation(
        at,
        status.attempts(),
        since(status, "Resolved"),
        since(status, "Ready"),
        status.lastError());
  }

  /** At least one attempt was made, and it did not get everything applied. */
  boolean failing() {
    return attempts > 0 && applied == null;
  }

  private static Instant since(BundleStatus status, String type) {
    for (Condition condition : status.conditions()) {
      if (type.equals(condition.getType()) && "True".equals(condition.getStatus())) {
        return Instant.parse(condition.getLastTransitionTime());
      }
    }
    return null;
  }
}
