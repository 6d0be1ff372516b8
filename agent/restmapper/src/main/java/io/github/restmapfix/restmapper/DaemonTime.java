package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real clock, and one daemon thread that starts with the first task. */
final class DaemonTime implements Time, AutoCloseable {

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, DaemonTime::thread);

  /** Ours, since the executor cancels what it hands back at its end. */
  private final Set<Later> pending = ConcurrentHashMap.newKeySet();

  /**
   * Inherits nothing of the application's thread that happens to come first: that would pin its
   * class loader.
   */
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(null, task, "restmap-fix", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void after(Duration delay, Runnable task) {
    Later later = new Later(task);
    pending.add(later);
    try {
      timer.schedule(later, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      later.run();
    }
  }

  /**
   * What was to run later runs now, so that no caller is left waiting: everything it asks is
   * refused by then.
   */
  @Override
  public void close() {
    timer.shutdownNow();
    pending.forEach(Later::run);
  }

  private final class Later implements Runnable {
    private final Runnable task;

    Later(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (pending.remove(this)) {
        task.run();
      }
    }
  }
}
