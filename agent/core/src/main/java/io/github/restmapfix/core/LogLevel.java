package io.github.restmapfix.core;

/** {@code restmap.fix.log}: nothing, one line per patched library copy, or also what was healed. */
public enum LogLevel {
  OFF,
  SUMMARY,
  HEAL
}
