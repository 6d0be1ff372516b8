package io.github.restmapfix.core;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lines on stderr, {@code [restmap-fix] …}, and nothing else: no logging framework, which could be
 * the application's, and never stdout, which may carry a protocol.
 */
public final class Log {

  private static final int REMEMBERED = 1_024;

  private final PrintStream out;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  public Log(PrintStream out) {
    this.out = out;
  }

  public void line(String text) {
    // names from a server or a manifest may end up here
    out.println("[restmap-fix] " + text.replaceAll("\\p{Cc}", "?"));
  }

  /** Once for each key, as long as at most 1,024 keys were seen. */
  public void once(String key, String text) {
    if (said.size() < REMEMBERED && said.add(key)) {
      line(text);
    }
  }
}
