package io.github.restmapfix.demo.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of a Bundle. A new generation starts counting afresh, but {@code applied} never
 * forgets: an object that an older generation made has to go with the Bundle as well.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BundleStatus(
    Long observedGeneration,
    Integer attempts,
    String lastError,
    List<ObjectRef> applied,
    List<Condition> conditions) {

  public static final BundleStatus NONE = new BundleStatus(0L, 0, null, null, null);

  public BundleStatus {
    attempts = attempts == null ? 0 : attempts;
    applied = applied == null ? List.of() : List.copyOf(applied);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /** This status after one more attempt at {@code generation}. */
  BundleStatus after(Attempt attempt, Long generation, Instant now) {
    boolean same = generation != null && generation.equals(observedGeneration);
    String error = attempt.failed() ? attempt.error() : same ? lastError : null;
    return new BundleStatus(
        generation,
        same ? attempts + 1 : 1,
        error,
        with(attempt.applied()),
        conditionsAfter(attempt, generation, now));
  }

  private List<ObjectRef> with(List<ObjectRef> more) {
    Set<ObjectRef> all = new LinkedHashSet<>(applied);
    all.addAll(more);
    return new ArrayList<>(all);
  }

  private List<Condition> conditionsAfter(Attempt attempt, Long generation, Instant now) {
    Conditions next = new Conditions(conditions, generation, now);
    next =
        attempt.unresolved() == 0
            ? next.set("Resolved", attempt.resolvedAt(), "KindsFound", "every kind was found")
            : next.unset("Resolved", "KindNotFound", attempt.error());
    next =
        attempt.failed()
            ? next.unset(
                "Ready", attempt.unresolved() > 0 ? "KindNotFound" : "ApplyFailed", attempt.error())
            : next.set("Ready", now, "Applied", attempt.applied().size() + " objects applied");
    return next.asList();
  }
}
