package io.github.restmapfix.restmapper;

/**
 * A token bucket, kept as one number: the time at which it would be full again. Not a count and a
 * time stamp, because two fields drift apart and a fraction of a token would be lost at every look.
 */
final class Bucket {

  private final Time time;
  private final long nanosPerUnit;
  private final long depth;
  private long full;

  private Bucket(Time time, long units, long nanosPerUnit) {
    this.time = time;
    this.nanosPerUnit = nanosPerUnit;
    this.depth = units * nanosPerUnit;
    this.full = time.nanos();
  }

  /** Full at first. One unit comes back every {@code nanosPerUnit}. */
  static Bucket of(Time time, long units, long nanosPerUnit) {
    return new Bucket(time, units, nanosPerUnit);
  }

  boolean take(long units) {
    return reserve(units, 0) == 0;
  }

  /**
   * Takes now what will be there in at most {@code patience} nanoseconds.
   *
   * @return how long until then, or -1 and nothing is taken
   */
  synchronized long reserve(long units, long patience) {
    long delay = delay(units);
    if (delay > patience) {
      return -1;
    }
    spend(units);
    return delay;
  }

  synchronized long delay(long units) {
    long now = time.nanos();
    long level = Math.max(0, full - now);
    return Math.max(0, level + units * nanosPerUnit - depth);
  }

  /** Takes even what is not there: for what was used up already. */
  synchronized void spend(long units) {
    long now = time.nanos();
    full = (full - now > 0 ? full : now) + units * nanosPerUnit;
  }
}
