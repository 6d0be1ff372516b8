package io.github.restmapfix.it;

import io.github.restmapfix.programs.ClientJavaHandles;
import io.github.restmapfix.programs.Fabric8Handles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program's whole run, so that a test can compare it with and without the agent. */
final class Sessions {

  /**
   * fabric8 hangs up on an answer before it sends a request again, and Vert.x says so in two lines
   * where that is HTTP/1.1.
   */
  private static final Pattern HANGS_UP =
      Pattern.compile("io.vertx.core.http.impl.HttpClientConnection$|WARNING: Connection evicted");

  private Sessions() {}

  /** The controller of one kind, with this release's library. */
  static Class<?> handles(String release) {
    return release.startsWith("fabric8") ? Fabric8Handles.class : ClientJavaHandles.class;
  }

  /** The controller of version v1 of a group's kind W, with what more it is to be told. */
  static <T> T ofW(
      String release,
      List<String> jvm,
      Path kubeconfig,
      String group,
      Function<Fork, T> steps,
      Object... more) {
    Stream<Object> arguments = Stream.of(kubeconfig, group + "/v1", "W");
    return run(
        release, jvm, handles(release), steps, Stream.concat(arguments, Stream.of(more)).toArray());
  }

  static <T> T run(
      String release, List<String> jvm, Class<?> program, Function<Fork, T> steps, Object... args) {
    try (Fork fork = Fork.of(release, jvm, program, args).ready()) {
      T result = steps.apply(fork);
      noFailureOfOurs(fork, jvm);
      return result;
    }
  }

  /** What holds for every run with the agent: our counters at zero, and no line but ours. */
  static void noFailureOfOurs(Fork fork, List<String> jvm) {
    if (jvm.isEmpty()) {
      return;
    }
    String status = fork.ask("status");
    if (!status.endsWith(";failures=0")) {
      throw new AssertionError("failures of the agent: " + status + "; stderr: " + fork.stderr());
    }
    fork.stderr().stream()
        .filter(line -> !line.startsWith("[restmap-fix] "))
        .filter(line -> !HANGS_UP.matcher(line).find())
        .findFirst()
        .ifPresent(
            line -> {
              throw new AssertionError("not a line of ours on stderr: " + fork.stderr());
            });
  }
}
