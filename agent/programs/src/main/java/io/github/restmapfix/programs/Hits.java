package io.github.restmapfix.programs;

import java.util.Arrays;

/** How long look-ups of a kind take that is there. */
final class Hits {

  private static final int MANY = 20_000;

  private final Storm.Finder finder;

  Hits(Storm.Finder finder) {
    this.finder = finder;
  }

  /** Microseconds in which 99 of 100 ended. Argument: {@code apiVersion kind}. */
  long p99(String argument) throws Exception {
    String[] words = argument.split(" ");
    long[] took = new long[MANY];
    for (int i = 0; i < MANY; i++) {
      long start = System.nanoTime();
      if (!finder.finds(words[0], words[1])) {
        throw new IllegalStateException("not there: " + argument);
      }
      took[i] = System.nanoTime() - start;
    }
    Arrays.sort(took);
    return took[MANY * 99 / 100] / 1_000;
  }
}
