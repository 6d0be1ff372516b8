package io.github.restmapfix.core;

import io.github.restmapfix.core.install.Installation;
import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.core.probe.FrozenDecisions;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The agent proper, as long as it is installed: configuration, engine, patches and hook, put
 * together. Not thread safe; the dispatcher calls it under its lock. No lambda on the way to main:
 * the first one of a JVM costs it 20 ms and 250 classes.
 */
public final class Agent {

  private final List<Library> libraries;
  private final String version;
  private Instrumentation instrumentation;
  private Installation installation;
  private Engine engine;
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
    for (String warning : config.warnings()) {
      log.line(warning);
    }
    AtomicLong failures = (AtomicLong) bridge.getField("failures").get(null);
    this.instrumentation = instrumentation;
    report = new Report(log, config.log(), version, failures);
    Decisions decisions = new Decisions(config.frozen());
    engine = new Engine(config, bridge, decisions);
    installation = new Installation(libraries, engine, report, config, decisions);
    installation.install(instrumentation);
    report.publish();
  }

  /**
   * The libraries as they were shipped, no thread of ours, and one property that says so.
   *
   * @return classes that are not as they were shipped all the same, by name
   */
  public Set<String> unpatch() {
    Set<String> different = Set.of("perhaps every patched class"); // if it is not found out
    try {
      different = installation.uninstall(instrumentation);
    } finally {
      installation = null;
      try {
        engine.close();
      } finally {
        report.unpatched(different);
      }
    }
    return different;
  }

  /**
   * {@code op=refresh} and {@code op=explain}: what came of it is in the status, under the name
   * that the asker gave the question.
   */
  public List<String> ask(String op, Map<String, String> arguments) {
    Inquiry inquiry = engine.inquiry();
    List<String> lines =
        inquiry == null
            ? List.of("no class of a known library is loaded yet")
            : inquiry.answer(op, arguments);
    report.answer(arguments.getOrDefault("ask", ""), lines);
    return lines;
  }

  /** Made when the first class of a known library comes by, which in most JVMs never happens. */
  private final class Engine implements Supplier<Clusters> {

    private final Config config;
    private final Class<?> bridge;
    private final Decisions decisions;
    private Clusters clusters;
    private FrozenDecisions frozen;
    private Trigger trigger;
    private boolean closed;

    Engine(Config config, Class<?> bridge, Decisions decisions) {
      this.config = config;
      this.bridge = bridge;
      this.decisions = decisions;
    }

    @Override
    public synchronized Clusters get() {
      if (closed) {
        throw new IllegalStateException("restmap-fix was taken out meanwhile");
      }
      if (clusters == null) {
        clusters =
            Clusters.create(
                Settings.defaults().withWait(config.maxWait()).withRefresh(config.refresh()));
        frozen = new FrozenDecisions(decisions, report, clusters.time());
        clusters.readInBackground(new BackgroundRefresh(installation, report, frozen));
        answer(new Hook(libraries, installation, report, new TakeOff()));
        watchTrigger();
      }
      return clusters;
    }

    private void watchTrigger() {
      if (config.trigger() != null) {
        trigger = new Trigger(config.trigger(), clusters, refresh());
        trigger.start();
      }
    }

    private Refresh refresh() {
      return new Refresh(clusters, installation, report);
    }

    /** Null before the first class of a known library came by. */
    synchronized Inquiry inquiry() {
      return clusters == null ? null : new Inquiry(clusters, installation, refresh(), config);
    }

    private void answer(Hook hook) {
      try {
        bridge.getField("hook").set(null, hook);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    synchronized void close() {
      closed = true;
      if (trigger != null) {
        trigger.stop();
      }
      if (clusters != null) {
        frozen.close(); // first: what is to come later comes at the end of the engine
        clusters.close();
      }
    }
  }

  /**
   * On a thread of its own: the caller is in the middle of the patched method, under locks of the
   * application that retransforming must not wait for.
   */
  private final class TakeOff implements Consumer<Patch> {

    @Override
    public void accept(Patch patch) {
      Installation current = installation;
      Thread thread =
          new Thread(() -> current.takeOff(patch, instrumentation), "restmap-fix-take-off");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
    }
  }
}
