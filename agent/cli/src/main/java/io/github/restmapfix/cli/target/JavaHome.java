package io.github.restmapfix.cli.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runtime that a JVM was started from, in the JVM's own file system: its files are looked at,
 * and none is run.
 */
final class JavaHome {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"([^\"]*)\"");

  private final Path root;
  private final String libjvm;

  /**
   * @param libjvm as the JVM sees it: in {@code HOME/lib/server}, in Java 8 in {@code
   *     HOME/jre/lib/amd64/server}; empty where there is none
   */
  JavaHome(Path root, String libjvm) {
    this.root = root;
    this.libjvm = libjvm;
  }

  /** Of its release file; empty if that tells none. */
  String version() {
    for (Path up = libjvmFile().getParent(); up.startsWith(root); up = up.getParent()) {
      Path release = up.resolve("release");
      if (Proc.isRegular(release)) {
        try {
          Matcher version = VERSION.matcher(Files.readString(release));
          return version.find() ? version.group(1) : "";
        } catch (IOException unreadable) {
          return "";
        }
      }
    }
    return "";
  }

  boolean hasInstrument() {
    Path library = libjvmFile().getParent().resolveSibling("libinstrument.so");
    return Files.exists(library, LinkOption.NOFOLLOW_LINKS);
  }

  private Path libjvmFile() {
    return root.resolve(libjvm.isEmpty() ? "none" : libjvm.substring(1));
  }
}
