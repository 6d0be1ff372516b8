package io.github.restmapfix.demo.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for something that nobody announces. */
final class Await {

  private static final long STEP_MILLIS = 10;

  private Await() {}

  /** Fails with {@code what} in its message if it does not come about in time. */
  static void until(String what, Duration limit, BooleanSupplier condition) {
    if (!reached(limit, condition)) {
      throw new IllegalStateException("not within " + Text.span(limit) + ": " + what);
    }
  }

  static boolean reached(Duration limit, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(STEP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
