package io.github.restmapfix.demo.scenarios;

/** The two ways in which the same operator jar is run. */
enum Variant {
  STOCK,
  AGENT;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
