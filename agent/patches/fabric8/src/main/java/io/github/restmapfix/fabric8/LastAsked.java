package io.github.restmapfix.fabric8;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** When a question was last let through to the server. Thread safe. */
public final class LastAsked {

  private final Map<String, Long> asked = new HashMap<>();

  /**
   * True at most once a second for each name, and then that second begins.
   *
   * @param now in nanoseconds
   */
  public synchronized boolean isASecondAgo(String name, long now) {
    Long last = asked.get(name);
    if (last != null && now - last < TimeUnit.SECONDS.toNanos(1)) {
      return false;
    }
    asked.put(name, now);
    return true;
  }
}
