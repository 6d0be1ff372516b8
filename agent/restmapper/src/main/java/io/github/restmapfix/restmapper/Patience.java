package io.github.restmapfix.restmapper;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long one thread was held by an empty bucket: at most 1 s in any 10 s, however many lookups it
 * makes.
 */
final class Patience {

  private static final long MOST = 1_000_000_000L;
  private static final long WITHIN = 10_000_000_000L;

  private final Time time;
  private final BoundedMap<Long, Holds> threads = BoundedMap.of(4096);

  Patience(Time time) {
    this.time = time;
  }

  /** By id: a reference would keep the thread. */
  boolean spend(long thread, long nanos) {
    return threads.getOrMake(thread, id -> new Holds()).spend(time.nanos(), nanos);
  }

  private static final class Holds {
    private final Deque<long[]> holds = new ArrayDeque<>();
    private long sum;

    synchronized boolean spend(long now, long nanos) {
      while (!holds.isEmpty() && now - holds.peekFirst()[0] >= WITHIN) {
        sum -= holds.removeFirst()[1];
      }
      if (sum + nanos > MOST) {
        return false;
      }
      holds.addLast(new long[] {now + nanos, nanos}); // counted from its end
      sum += nanos;
      return true;
    }
  }
}
