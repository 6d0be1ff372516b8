package io.github.restmapfix.core;

import io.github.restmapfix.core.install.Installation;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * The agent proper, as long as it is installed: configuration, engine, patches and hook, put
 * together. Not thread safe; the dispatcher calls it under its lock.
 */
public final class Agent {

  private final List<Library> libraries;
  private final String version;
  private Instrumentation instrumentation;
  private Installation installation;
  private Clusters clusters;
  private Report report;

  public Agent(List<Library> libraries, String version) {
    this.libraries = libraries;
    this.version = version;
  }

  public boolean isInstalled() {
    return installation != null;
  }

  /** Patches this JVM. Installing what is installed does nothing. */
  public void install(
      Map<String, String> arguments, Instrumentation instrumentation, Class<?> bridge)
      throws ReflectiveOperationException {
    Config config =
        new Config(arguments, (Properties) System.getProperties().clone(), System.getenv());
    Log log = new Log(System.err);
    config.warnings().forEach(log::line);
    AtomicLong failures = (AtomicLong) bridge.getField("failures").get(null);
    this.instrumentation = instrumentation;
    report = new Report(log, config.log(), version, System::nanoTime, failures);
    clusters =
        Clusters.create(
            Settings.defaults().withWait(config.maxWait()).withRefresh(config.refresh()));
    installation = new Installation(libraries, clusters, report, config::isOn);
    BiFunction<Object, Object[], Object> hook =
        new Hook(libraries, installation::copy, report, this::takeOff);
    bridge.getField("hook").set(null, hook);
    installation.install(instrumentation);
    report.publish();
  }

  /** The libraries as they were shipped, no thread of ours, and one property that says so. */
  public void unpatch() {
    installation.uninstall(instrumentation);
    clusters.close();
    report.unpatched();
    installation = null;
  }

  /**
   * On a thread of its own: the caller is in the middle of the patched method, under locks of the
   * application that retransforming must not wait for.
   */
  private void takeOff(Patch patch) {
    Installation current = installation;
    Thread thread =
        new Thread(() -> current.takeOff(patch, instrumentation), "restmap-fix-take-off");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }
}
