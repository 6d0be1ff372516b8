package io.github.restmapfix.demo.scenarios;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be put back, last thing first, when the work is done, fails, or is interrupted:
 * whoever closes first does it. What is added after that is undone at once, since Ctrl-C does not
 * wait for the main thread to notice.
 */
final class Undo implements AutoCloseable {

  private final Deque<Runnable> steps = new ArrayDeque<>();
  private boolean closed;

  void add(Runnable step) {
    boolean late;
    synchronized (this) {
      late = closed;
      if (!late) {
        steps.push(step);
      }
    }
    if (late) {
      attempt(step);
    }
  }

  @Override
  public void close() {
    for (Runnable step = next(); step != null; step = next()) {
      attempt(step);
    }
  }

  private synchronized Runnable next() {
    closed = true;
    return steps.poll();
  }

  /** One step's failure must not keep the others from being taken. */
  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      System.err.println("clean-up: " + e.getMessage());
    }
  }
}
