package io.github.restmapfix.it;

import java.util.List;
import java.util.function.Function;

/** A program's whole run, so that a test can compare it with and without the agent. */
final class Sessions {

  private Sessions() {}

  static <T> T run(
      String release, List<String> jvm, Class<?> program, Function<Fork, T> steps, Object... args) {
    try (Fork fork = Fork.of(release, jvm, program, args).ready()) {
      T result = steps.apply(fork);
      noFailureOfOurs(fork, jvm);
      return result;
    }
  }

  /** What holds for every run with the agent: our counters at zero, and no line but ours. */
  private static void noFailureOfOurs(Fork fork, List<String> jvm) {
    if (jvm.isEmpty()) {
      return;
    }
    String status = fork.ask("status");
    if (!status.endsWith(";failures=0")) {
      throw new AssertionError("failures of the agent: " + status + "; stderr: " + fork.stderr());
    }
    fork.stderr().stream()
        .filter(line -> !line.startsWith("[restmap-fix] "))
        .findFirst()
        .ifPresent(
            line -> {
              throw new AssertionError("not a line of ours on stderr: " + line);
            });
  }
}
