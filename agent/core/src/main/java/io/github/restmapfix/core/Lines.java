package io.github.restmapfix.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What a {@link Report} says on stderr: as much as the log level and a minute allow. Thread safe.
 */
final class Lines {

  private static final long MINUTE = 60_000_000_000L;
  private static final int REMEMBERED = 1_024;

  private final Log log;
  private final LogLevel level;
  private final LongSupplier nanos;
  private final Map<String, Long> lastSaid = new ConcurrentHashMap<>();

  Lines(Log log, LogLevel level, LongSupplier nanos) {
    this.log = log;
    this.level = level;
    this.nanos = nanos;
  }

  /** A failure of our own, at any level. */
  void failure(String text) {
    log.line(text);
  }

  void failureOnce(String key, String text) {
    log.once(key, text);
  }

  void summary(String text) {
    if (level != LogLevel.OFF) {
      log.line(text);
    }
  }

  void summaryOnce(String key, String text) {
    if (level != LogLevel.OFF) {
      log.once(key, text);
    }
  }

  void heal(String text) {
    if (level == LogLevel.HEAL) {
      log.line(text);
    }
  }

  /**
   * Of the first 1,024 keys, so that a program that asks for ever new kinds does not fill memory.
   */
  void healOncePerMinute(String key, String text) {
    if (level != LogLevel.HEAL) {
      return;
    }
    long now = nanos.getAsLong();
    Long last = lastSaid.get(key);
    if (last == null ? lastSaid.size() < REMEMBERED : now - last >= MINUTE) {
      lastSaid.put(key, now);
      log.line(text);
    }
  }
}
