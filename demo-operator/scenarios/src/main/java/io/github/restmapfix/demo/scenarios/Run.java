package io.github.restmapfix.demo.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What happened in one cell.
 *
 * @param restarted when the operator was restarted because it did not get on, or null
 * @param endedItself it was restarted because it had ended, as a kubelet does it
 * @param discovery discovery requests from the operator's being ready to the result, or to its
 *     restart
 * @param broken why the run came to no result, or null
 */
record Run(
    Cell cell,
    List<BundleStory> bundles,
    Instant restarted,
    boolean endedItself,
    Instant end,
    OptionalInt discovery,
    String broken) {

  Run {
    bundles = List.copyOf(bundles);
  }

  static Run broken(Cell cell, String why) {
    return new Run(cell, List.of(), null, false, Instant.EPOCH, OptionalInt.empty(), why);
  }

  Outcome outcome() {
    if (broken != null || !bundles.stream().allMatch(BundleStory::applied)) {
      return Outcome.NEVER;
    }
    if (restarted != null) {
      return endedItself ? Outcome.ENDED_ITSELF : Outcome.RESTARTED;
    }
    return failedFirst() > 0 ? Outcome.RETRIED : Outcome.FIRST_TRY;
  }

  long failedFirst() {
    return bundles.stream().filter(BundleStory::failedFirst).count();
  }

  /** Where stock is known to lose a race, it lost fewer than a quarter: that shows nothing. */
  boolean stockWasLucky() {
    return broken == null
        && cell.variant() == Variant.STOCK
        && cell.stockOutcome() == Outcome.RETRIED
        && failedFirst() * 4 < bundles.size();
  }

  int attempts() {
    return bundles.stream().mapToInt(BundleStory::attempts).sum();
  }

  /** Of the slowest Bundle; null if one never was. */
  Duration resolvedAfter() {
    return slowest(BundleStory::resolvedAfter);
  }

  Duration appliedAfter() {
    return slowest(BundleStory::appliedAfter);
  }

  /** The moment that the time line starts at. */
  Instant from() {
    return bundles.stream().map(BundleStory::from).min(Instant::compareTo).orElse(end);
  }

  String error() {
    return broken != null
        ? broken
        : bundles.stream()
            .map(BundleStory::lastError)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private Duration slowest(Function<BundleStory, Duration> time) {
    Duration slowest = null;
    for (BundleStory bundle : bundles) {
      Duration one = time.apply(bundle);
      if (one == null) {
        return null;
      }
      slowest = slowest == null || one.compareTo(slowest) > 0 ? one : slowest;
    }
    return slowest;
  }
}
