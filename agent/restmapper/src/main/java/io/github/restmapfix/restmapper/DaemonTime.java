package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real clock, and one daemon thread that starts with the first task. */
final class DaemonTime implements Time, AutoCloseable {

  /** Made for the first task: most JVMs that carry the agent never have one. */
  private ScheduledThreadPoolExecutor timer;

  private boolean closed;

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
    if (!schedule(later, delay)) {
      later.run();
    }
  }

  private synchronized boolean schedule(Later later, Duration delay) {
    if (closed) {
      return false;
    }
    if (timer == null) {
      timer = new ScheduledThreadPoolExecutor(1, DaemonTime::thread);
    }
    timer.schedule(later, delay.toNanos(), TimeUnit.NANOSECONDS);
    return true;
  }

  /**
   * What was to run later runs now, so that no caller is left waiting: everything it asks is
   * refused by then.
   */
  @Override
  public void close() {
    end();
    pending.forEach(Later::runAtTheEnd);
  }

  private synchronized void end() {
    closed = true;
    if (timer != null) {
      timer.shutdownNow();
    }
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

    void runAtTheEnd() {
      try {
        run();
      } catch (Throwable failed) { // as on the timer's thread: it must not keep the others waiting
      }
    }
  }
}
