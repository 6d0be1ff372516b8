package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/** Time that passes when a test says so. */
final class VirtualTime implements Time {

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.<Task>comparingLong(t -> t.due).thenComparingLong(t -> t.n));
  private long now = -5_000_000_000L; // as System.nanoTime may be, and not 0 by accident
  private long count;

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    tasks.add(new Task(now + delay.toNanos(), count++, task));
  }

  void pass(Duration duration) {
    long until = nanos() + duration.toNanos();
    while (runNext(until)) {}
    synchronized (this) {
      now = until;
    }
  }

  void passMillis(long millis) {
    pass(Duration.ofMillis(millis));
  }

  /** Time passes until there is an answer, or nothing is left that could give one. */
  <T> T await(CompletableFuture<T> future) {
    while (!future.isDone() && runNext(Long.MAX_VALUE)) {}
    return future.getNow(null);
  }

  private boolean runNext(long until) {
    Task task;
    synchronized (this) {
      if (tasks.isEmpty() || tasks.peek().due > until) {
        return false;
      }
      task = tasks.poll();
      now = Math.max(now, task.due);
    }
    task.run.run();
    return true;
  }

  private static final class Task {
    final long due;
    final long n;
    final Runnable run;

    Task(long due, long n, Runnable run) {
      this.due = due;
      this.n = n;
      this.run = run;
    }
  }
}
