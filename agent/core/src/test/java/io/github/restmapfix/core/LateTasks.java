package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A timer whose tasks run when a test says so. */
final class LateTasks implements Time {

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private long now;
  private Duration last = Duration.ZERO;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void after(Duration delay, Runnable task) {
    last = delay;
    tasks.add(task);
  }

  /** The one that has waited for longest. */
  void runNext() {
    now += last.toNanos();
    tasks.remove().run();
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** The delay that was asked for last. */
  Duration last() {
    return last;
  }
}
