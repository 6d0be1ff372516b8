package io.github.restmapfix.demo.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One Bundle from the moment at which it could have been applied, that is when it had been sent and
 * its CRDs were Established, whichever came last.
 */
record BundleStory(String name, Instant from, List<Observation> seen) {

  BundleStory {
    seen = List.copyOf(seen);
  }

  int attempts() {
    return last().attempts();
  }

  boolean applied() {
    return last().applied() != null;
  }

  boolean failedFirst() {
    return seen.stream().anyMatch(Observation::failing);
  }

  /** Null until then. */
  Instant appliedAt() {
    return last().applied();
  }

  Duration resolvedAfter() {
    return after(last().resolved());
  }

  Duration appliedAfter() {
    return after(appliedAt());
  }

  String lastError() {
    return last().lastError();
  }

  List<Instant> failures() {
    return seen.stream().filter(Observation::failing).map(Observation::at).toList();
  }

  private Observation last() {
    return Observation.latest(seen);
  }

  /**
   * Two watches and two clocks' rounding are between the two moments: a little less than nothing is
   * nothing.
   */
  private Duration after(Instant moment) {
    if (moment == null) {
      return null;
    }
    Duration after = Duration.between(from, moment);
    return after.isNegative() ? Duration.ZERO : after;
  }
}
