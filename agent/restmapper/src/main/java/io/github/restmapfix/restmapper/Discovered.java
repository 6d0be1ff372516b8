package io.github.restmapfix.restmapper;

import java.util.Optional;
import java.util.function.Function;

/**
 * What an API server has said about one document: a group-version's resources, a group's versions.
 * Three states, because "I could not ask" is not "it is not there": only {@link Standing#ABSENT}
 * may ever become a NoMatch. (controller-runtime #2571; client-go keeps the same difference in
 * ErrGroupDiscoveryFailed.)
 *
 * <p>What was served before is not given up for one 404: a proxy or a restarting server answers
 * that to everything. It takes two, a second apart, and a witness: a well-formed document of the
 * same server that does not list it. Immutable, safe to publish through a volatile.
 */
final class Discovered<T> {

  enum Standing {
    PRESENT,
    ABSENT,
    UNKNOWN
  }

  private static final long CONFIRMED_AFTER = 1_000_000_000L;

  private final Standing standing;
  private final T lastKnown;
  private final String why;
  private final long began;
  private final long at;
  private final Loss loss;

  private Discovered(Standing standing, T lastKnown, String why, long began, long at, Loss loss) {
    this.standing = standing;
    this.lastKnown = lastKnown;
    this.why = why;
    this.began = began;
    this.at = at;
    this.loss = loss;
  }

  static <T> Discovered<T> neverAsked() {
    return new Discovered<>(Standing.UNKNOWN, null, "not asked yet", 0, 0, null);
  }

  /** A 200, by a request that began at {@code began}. */
  Discovered<T> present(T value, long began, long at) {
    return new Discovered<>(Standing.PRESENT, value, "", began, at, null);
  }

  /**
   * 401, 403, 429, 5xx, a time-out, an unreadable document or {@code freshness: Stale}: what was
   * known stays known.
   */
  Discovered<T> unknown(String why, long began, long at) {
    return new Discovered<>(Standing.UNKNOWN, lastKnown, why, began, at, loss);
  }

  /** {@code freshness: Stale} with content: better than nothing, no better than what we have. */
  Discovered<T> stale(T value, long began, long at) {
    T known = lastKnown != null ? lastKnown : value;
    return new Discovered<>(Standing.UNKNOWN, known, "the server calls it stale", began, at, loss);
  }

  /** A 404 on exactly this document. */
  Discovered<T> notFound(long began, long at) {
    if (lastKnown == null) {
      return new Discovered<>(Standing.ABSENT, null, "404", began, at, null);
    }
    Loss now = loss == null ? Loss.first(began, at) : loss.again(at - loss.at >= CONFIRMED_AFTER);
    return new Discovered<>(Standing.PRESENT, lastKnown, "404", began, at, now);
  }

  /** The witness: no change unless there were two 404s. */
  Discovered<T> notListed() {
    return lossToConfirm() ? new Discovered<>(Standing.ABSENT, null, "404", began, at, null) : this;
  }

  /** What is known for certain: {@code none} of what is absent, and empty if neither is. */
  <R> Optional<R> certain(R none, Function<T, R> what) {
    if (standing == Standing.ABSENT) {
      return Optional.of(none);
    }
    return standing == Standing.PRESENT && !suspect()
        ? Optional.of(what.apply(lastKnown))
        : Optional.empty();
  }

  Standing standing() {
    return standing;
  }

  /** Null if it was never served, or is known to be gone. */
  T lastKnown() {
    return lastKnown;
  }

  String why() {
    return why;
  }

  /** See {@link Wire#tick}. */
  long began() {
    return began;
  }

  /** When that request began, by the clock. */
  long at() {
    return at;
  }

  boolean asked() {
    return began > 0;
  }

  /** It was there, and the last answer to count was a 404. */
  boolean suspect() {
    return loss != null;
  }

  /** Not while the newest answer is none: a 403 is no occasion to take anything away. */
  boolean lossToConfirm() {
    return standing == Standing.PRESENT && loss != null && loss.twice;
  }

  /** When the first 404's request began. A witness counts only if it is younger. */
  long lossBegan() {
    return loss.began;
  }

  private static final class Loss {
    final long began;
    final long at;
    final boolean twice;

    private Loss(long began, long at, boolean twice) {
      this.began = began;
      this.at = at;
      this.twice = twice;
    }

    static Loss first(long began, long at) {
      return new Loss(began, at, false);
    }

    Loss again(boolean lateEnough) {
      return new Loss(began, at, twice || lateEnough);
    }
  }
}
