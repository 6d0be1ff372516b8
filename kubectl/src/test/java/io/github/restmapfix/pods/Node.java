package io.github.restmapfix.pods;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The real node that {@code RESTMAP_FIX_TEST_NODE} names by its kubeconfig. */
final class Node {

  static final String KUBECONFIG = "RESTMAP_FIX_TEST_NODE";

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private Node() {}

  static String kubeconfig() {
    return System.getenv(KUBECONFIG);
  }

  /** A resource of the tests, with each {@code @NAME@} replaced. */
  static String yaml(String resource, Map<String, String> values) {
    try (InputStream in = Node.class.getResourceAsStream("/" + resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("@" + value.getKey() + "@", value.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each look is a kubectl, which takes a tenth of a second: no pause is needed between two. */
  static void until(String what, BooleanSupplier condition, Supplier<String> otherwise) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what + ": " + otherwise.get());
      }
    }
  }
}
