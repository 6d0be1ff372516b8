package io.github.restmapfix.cli.target;

/** What runs a process's program, as far as attaching is concerned. */
public enum Machine {
  HOTSPOT("HotSpot"),
  /** Has a {@code libjvm.so} as well, and speaks another attach protocol. */
  OPENJ9("OpenJ9"),
  /** A GraalVM native image: its classes were compiled away, there is nothing to attach to. */
  NATIVE_IMAGE("native image"),
  NONE("no JVM"),
  /** Another user's, or one with more capabilities than we have: the kernel lets us see nothing. */
  HIDDEN("cannot be seen");

  private final String words;

  Machine(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
