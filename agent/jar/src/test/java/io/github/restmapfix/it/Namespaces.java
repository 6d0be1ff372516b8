package io.github.restmapfix.it;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.zeroturnaround.exec.ProcessExecutor;

/** Mounts and process numbers of its own for a program, as a container has them. */
final class Namespaces {

  private static final List<String> WRAPPER =
      List.of(
          "unshare",
          "--mount",
          "--pid",
          "--fork",
          "--mount-proc",
          "sh",
          "-c",
          "mount -t tmpfs none /tmp && exec \"$0\" \"$@\"");

  private Namespaces() {}

  /** What to put before a command; its {@code /tmp} is empty, and it is process 1. */
  static List<String> wrapper() throws Exception {
    Assumptions.assumeTrue(
        run(Stream.concat(WRAPPER.stream(), Stream.of("true"))) == 0,
        "this machine lets nobody make namespaces");
    return WRAPPER;
  }

  /** Runs a command in those of a process. */
  static int inMountsOf(long pid, String... command) throws Exception {
    return run(
        Stream.concat(
            Stream.of("nsenter", "--target", String.valueOf(pid), "--mount"), Stream.of(command)));
  }

  private static int run(Stream<String> command) throws Exception {
    try {
      return new ProcessExecutor(command.toArray(String[]::new)).execute().getExitValue();
    } catch (IOException notThere) {
      return -1;
    }
  }
}
