package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.clientjava.ClientJava;
import io.github.restmapfix.core.Config;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Log;
import io.github.restmapfix.core.LogLevel;
import io.github.restmapfix.core.Report;
import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.restmapper.Clusters;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/** The library on the tests' class path, with default settings. */
final class Copies {

  private Copies() {}

  static Copy of(Clusters clusters) {
    Config config = new Config(Map.of(), new Properties(), Map.of());
    return new Copy(
        new ClientJava(),
        Optional.of(ApiClientSender.class.getName()),
        Copies.class.getClassLoader(),
        clusters,
        new Report(new Log(System.err), LogLevel.OFF, "0", new AtomicLong()),
        config,
        new Decisions(config.frozen()));
  }
}
