package io.github.restmapfix.it;

/** What a program says of its storm, times in milliseconds. */
record StormOutcome(int lookups, int found, int longest, int held, int took) {

  static StormOutcome of(String line) {
    String[] values = line.replaceAll("[a-z]+=", "").split(" ");
    return new StormOutcome(
        Integer.parseInt(values[0]),
        Integer.parseInt(values[1]),
        Integer.parseInt(values[2]),
        Integer.parseInt(values[3]),
        Integer.parseInt(values[4]));
  }

  /** Begun ones. */
  int seconds() {
    return 1 + took / 1_000;
  }
}
