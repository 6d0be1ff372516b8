package io.github.restmapfix.restmapper;

import java.time.Duration;

/** The clock and the timer, injected, so that no test sleeps. */
public interface Time {

  /** Monotonic. */
  long nanos();

  /** Runs the task once, later, on a thread that may not be blocked. */
  void after(Duration delay, Runnable task);
}
