package io.github.restmapfix.it;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import java.util.stream.Stream;

/** The API servers that tests run against: two embedded ones, and a real one where there is one. */
final class Servers {

  enum Kind {
    EMBEDDED_AGGREGATED,
    EMBEDDED_LEGACY,
    REAL;

    TestCluster start() {
      switch (this) {
        case EMBEDDED_AGGREGATED:
          return TestCluster.embedded(DiscoveryFormat.AGGREGATED);
        case EMBEDDED_LEGACY:
          return TestCluster.embedded(DiscoveryFormat.LEGACY);
        default:
          return TestCluster.real();
      }
    }
  }

  private Servers() {}

  /** For what no format of discovery makes a difference to. */
  static Stream<Kind> one() {
    return all().filter(kind -> kind != Kind.EMBEDDED_LEGACY);
  }

  /** {@code -Dit.servers=real} leaves the embedded ones out, where they had their turn before. */
  static Stream<Kind> all() {
    Stream<Kind> real = Stream.of(Kind.REAL);
    if (System.getProperty("it.servers", "all").equals("real")) {
      return real;
    }
    Stream<Kind> embedded = Stream.of(Kind.EMBEDDED_AGGREGATED, Kind.EMBEDDED_LEGACY);
    return System.getenv("RESTMAP_FIX_TEST_KUBECONFIG") == null
        ? embedded
        : Stream.concat(embedded, real);
  }
}
