package io.github.restmapfix.fabric8.live;

import io.github.restmapfix.core.Config;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Log;
import io.github.restmapfix.core.LogLevel;
import io.github.restmapfix.core.Report;
import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.fabric8.Fabric8;
import io.github.restmapfix.fabric8.Updates;
import io.github.restmapfix.restmapper.Clusters;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The library as this test's class loader has it. */
final class Copies {

  private Copies() {}

  static Copy of(Clusters clusters, Map<String, String> settings) {
    return of(clusters, settings, System.err, LogLevel.OFF);
  }

  /** Waits until what was healed is in the library's maps. */
  static void settle(Copy copy) throws Exception {
    CompletableFuture<Void> settled = new CompletableFuture<>();
    copy.memory(Updates.class, Updates::new).add(() -> settled.complete(null));
    settled.get(10, TimeUnit.SECONDS);
  }

  static Copy of(
      Clusters clusters, Map<String, String> settings, PrintStream stderr, LogLevel level) {
    Config config = new Config(settings, new Properties(), Map.of());
    return new Copy(
        new Fabric8(),
        Optional.empty(),
        Copies.class.getClassLoader(),
        clusters,
        new Report(new Log(stderr), level, "0", new AtomicLong()),
        config,
        new Decisions(config.frozen()));
  }
}
