package io.github.restmapfix.demo.operator;

import java.time.Duration;

/**
 * How long to wait after the n-th failure in a row: {@code base}, twice that, and so on, never more
 * than {@code max}.
 */
record BackOff(Duration base, Duration max) {

  Duration after(int failures) {
    int doublings =
        Math.min(failures - 1, 30); // beyond that the shift overflows, and max has won long before
    Duration delay = base.multipliedBy(1L << Math.max(doublings, 0));
    return delay.compareTo(max) > 0 ? max : delay;
  }
}
