package io.github.restmapfix.cli;

/** Exit codes; {@code --help} of the whole command prints them. */
final class Exit {

  static final int DONE = 0;
  static final int FAILED = 1;
  // 2 is picocli's, for a command line that is not understood
  static final int LEFT_ALONE = 3;
  static final int REFUSED = 4;
  static final int NOT_PATCHED = 5;

  private Exit() {}
}
