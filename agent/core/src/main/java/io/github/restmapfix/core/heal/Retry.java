package io.github.restmapfix.core.heal;

/**
 * {@code restmap.fix.retry}: which requests may be sent a second time, after a 404 that says that
 * no handler has seen the first.
 */
public enum Retry {
  ALL,
  READS,
  OFF;

  boolean allows(String method) {
    return this == ALL || this == READS && isRead(method);
  }

  static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }
}
