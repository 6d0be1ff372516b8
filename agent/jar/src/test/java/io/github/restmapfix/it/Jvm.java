package io.github.restmapfix.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The JVM that programs are forked with: that of the tests, or the one that {@code -Dit.java.home}
 * names; {@code -Dit.java.release} tells its release then.
 */
final class Jvm {

  private static final String HOME =
      System.getProperty("it.java.home", System.getProperty("java.home"));
  private static final int RELEASE =
      Integer.getInteger("it.java.release", Runtime.version().feature());

  private Jvm() {}

  static Path java() {
    return Path.of(HOME, "bin", "java");
  }

  static Path home() {
    return Path.of(HOME);
  }

  /** Whether it can speak the attach protocol by itself: java.nio's Unix sockets came with 16. */
  static boolean hasUnixSockets() {
    return RELEASE >= 16;
  }

  /** Where this machine has one; the tests themselves run on JDK 17. */
  static Stream<Path> newerJdk() {
    return Stream.of(Path.of("/usr/lib/jvm/temurin-25-jdk-amd64"))
        .filter(home -> Files.isExecutable(home.resolve("bin/java")));
  }

  /** fabric8 8, JOSDK 5 and Micronaut Kubernetes 7 are Java 17 byte code. */
  static void mustRun(String release) {
    Assumptions.assumeTrue(
        RELEASE >= 17 || !release.matches("(fabric8-8|josdk|micronaut-7).*"),
        release + " needs Java 17");
  }
}
