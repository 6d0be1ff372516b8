package io.github.restmapfix.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program that does what the lines on its stdin say and prints one line for each: so that a test
 * decides what happens on the cluster between two of its steps.
 */
final class Commands {

  /** One step; what it returns or throws is the line that is printed. */
  @FunctionalInterface
  interface Step {
    Object run(String argument) throws Exception;
  }

  private final Map<String, Step> steps = new LinkedHashMap<>();

  Commands on(String name, Step step) {
    steps.put(name, step);
    return this;
  }

  void run() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int space = line.indexOf(' ');
      String name = space < 0 ? line : line.substring(0, space);
      System.out.println(run(name, space < 0 ? "" : line.substring(space + 1)));
    }
  }

  private String run(String name, String argument) {
    try {
      return String.valueOf(steps.get(name).run(argument)).replaceAll("\\R", " ");
    } catch (Exception failed) {
      return ("failed: " + failed).replaceAll("\\R", " ");
    }
  }
}
