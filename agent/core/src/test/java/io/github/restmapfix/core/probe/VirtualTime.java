package io.github.restmapfix.core.probe;

import io.github.restmapfix.restmapper.Time;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A clock that a test moves, and what is due on the way. */
final class VirtualTime implements Time {

  /** By when they are due, and then by their order. */
  private final TreeMap<Long, Runnable> tasks = new TreeMap<>();

  private long now = 1;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void after(Duration delay, Runnable task) {
    long due = now + delay.toNanos();
    while (tasks.containsKey(due)) {
      due++;
    }
    tasks.put(due, task);
  }

  void pass(Duration duration) {
    long end = now + duration.toNanos();
    for (Map.Entry<Long, Runnable> next = tasks.firstEntry();
        next != null && next.getKey() <= end;
        next = tasks.firstEntry()) {
      now = Math.max(now, next.getKey());
      tasks.remove(next.getKey()).run();
    }
    now = end;
  }

  /** What was to come later, as at the end of the engine. */
  void runAll() {
    while (!tasks.isEmpty()) {
      tasks.pollFirstEntry().getValue().run();
    }
  }
}
