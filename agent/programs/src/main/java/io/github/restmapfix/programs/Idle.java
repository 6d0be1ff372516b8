package io.github.restmapfix.programs;

import java.io.IOException;

/** A program without any library, that does nothing until its stdin ends. */
public final class Idle {

  private Idle() {}

  public static void main(String[] arguments) throws IOException {
    new Commands().on("property", System::getProperty).run();
  }
}
