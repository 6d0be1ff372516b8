package io.github.restmapfix.cli.attach;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends SIGQUIT, for which Java has no method. From Java 22 on by a call of libc through
 * java.lang.foreign, which is in java.base, so that an image without a shell will do; before that
 * by the shell, whose {@code kill} is built in.
 */
final class Quit {

  private static final int SIGQUIT = 3;

  /** Never from PATH, and never from the target's file system. */
  private static final Path SHELL = Path.of("/bin/sh");

  private Quit() {}

  static boolean isPossible() {
    return Runtime.version().feature() >= 22 || Files.isExecutable(SHELL);
  }

  static void send(long pid) throws AttachException {
    int result = Runtime.version().feature() >= 22 ? byLibc(pid) : byShell(pid);
    if (result != 0) {
      throw AttachException.failed(
          "SIGQUIT could not be sent to process " + pid + ": is it another user's, or gone?");
    }
  }

  /** {@code kill(pid, SIGQUIT)}, written by reflection in code for Java 11. */
  private static int byLibc(long pid) throws AttachException {
    try {
      Class<?> linkers = Class.forName("java.lang.foreign.Linker");
      Class<?> layouts = Class.forName("java.lang.foreign.MemoryLayout");
      Class<?> segments = Class.forName("java.lang.foreign.MemorySegment");
      Class<?> descriptors = Class.forName("java.lang.foreign.FunctionDescriptor");
      Class<?> options = Class.forName("java.lang.foreign.Linker$Option");
      Object integer =
          Class.forName("java.lang.foreign.ValueLayout").getField("JAVA_INT").get(null);
      Object two = Array.newInstance(layouts, 2);
      Array.set(two, 0, integer);
      Array.set(two, 1, integer);
      Object linker = linkers.getMethod("nativeLinker").invoke(null);
      Object libc = linkers.getMethod("defaultLookup").invoke(linker);
      Method find = Class.forName("java.lang.foreign.SymbolLookup").getMethod("find", String.class);
      Object kill = ((Optional<?>) find.invoke(libc, "kill")).orElseThrow();
      Object type = descriptors.getMethod("of", layouts, two.getClass()).invoke(null, integer, two);
      MethodHandle call =
          (MethodHandle)
              linkers
                  .getMethod(
                      "downcallHandle",
                      segments,
                      descriptors,
                      Array.newInstance(options, 0).getClass())
                  .invoke(linker, kill, type, Array.newInstance(options, 0));
      return (int) call.invoke(Math.toIntExact(pid), SIGQUIT);
    } catch (Throwable impossible) {
      throw AttachException.failed("SIGQUIT could not be sent: " + impossible);
    }
  }

  private static int byShell(long pid) throws AttachException {
    try {
      Process shell =
          new ProcessBuilder(SHELL.toString(), "-c", "kill -QUIT " + pid)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return shell.waitFor(10, TimeUnit.SECONDS) ? shell.exitValue() : -1;
    } catch (IOException noShell) {
      throw AttachException.failed(
          "SIGQUIT could not be sent: this image has no /bin/sh, and Java can do it by itself only"
              + " from 22 on");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
