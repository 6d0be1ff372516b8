package io.github.restmapfix.bundle;

import io.github.restmapfix.cli.Cli;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;

/**
 * The command line, which the jar's main class loads by name: jar and arguments in, exit code out.
 */
public final class RestmapFixCommand implements BiFunction<File, String[], Integer> {

  @Override
  public Integer apply(File jar, String[] arguments) {
    try {
      return Cli.run(jar.toPath(), RestmapFix.version(jar), RestmapFix.libraries(), arguments);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
