package io.github.restmapfix.core;

import io.github.restmapfix.core.heal.Healer;
import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.core.probe.Question;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Everything;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One copy of a library, as one class loader defined it; an application server may hold several.
 * Nothing here reaches that class loader strongly: it is a value in a map with weak keys. Thread
 * safe.
 */
public final class Copy {

  private final Library library;
  private final Optional<String> sender;
  private final WeakReference<ClassLoader> loader;
  private final Clusters clusters;
  private final Report report;
  private final Config config;
  private final Decisions decisions;
  private final Map<String, Object> memory = new ConcurrentHashMap<>();
  private SoftReference<GatewayLoader> gateways = new SoftReference<>(null);

  /**
   * @param sender the name of a {@link Sender} class
   */
  public Copy(
      Library library,
      Optional<String> sender,
      ClassLoader loader,
      Clusters clusters,
      Report report,
      Config config,
      Decisions decisions) {
    this.library = library;
    this.sender = sender;
    this.loader = new WeakReference<>(loader);
    this.clusters = clusters;
    this.report = report;
    this.config = config;
    this.decisions = decisions;
  }

  public Library library() {
    return library;
  }

  public Clusters clusters() {
    return clusters;
  }

  public Report report() {
    return report;
  }

  /**
   * What a gateway remembers across calls, made at first use. It must not reach a type of the
   * library: it would keep the application's class loader alive.
   */
  public <T> T memory(Class<T> type, java.util.function.Supplier<T> first) {
    return type.cast(memory.computeIfAbsent(type.getName(), name -> first.get()));
  }

  /** The engine's view of the cluster that this client talks to; the client is held weakly. */
  public Cluster cluster(ClusterId id, Object client) {
    return clusters.cluster(id, new ClientTransport(this, client));
  }

  /** True of a group that the user wants left to the library wholly. */
  public boolean ignores(String group) {
    return config.ignores(group);
  }

  /** Whether anybody compares what the application is told with what is so later. */
  public boolean remembersAnswers() {
    if (config.frozen().areOffForWantOfReads()) {
      report.once(
          "frozen",
          "refresh=off: this program asked what is served, and nobody will notice if the answer"
              + " does not stay true");
    }
    return !config.frozen().areOff();
  }

  /** The application was told this, and perhaps holds on to it. Makes no request. */
  public void told(Cluster cluster, String site, Question question, Set<String> answer) {
    decisions.told(cluster, site, question, answer, clusters.time().nanos());
  }

  /** For {@code mode=observe}. */
  public Observer observer() {
    return new Observer(clusters, report);
  }

  /** For a 404 on a path. */
  public Healer healer() {
    return new Healer(report, config.retry());
  }

  /**
   * Tells a gateway in which groups this cluster serves something else than before; nothing in
   * {@code mode=observe}, and nothing of groups that are ignored.
   */
  public void changed(Patch patch, Cluster cluster, List<Everything.Group> groups) {
    List<Everything.Group> ours = new ArrayList<>(groups);
    ours.removeIf(group -> config.ignores(group.name()));
    tell(patch, gateway -> gateway.changed(cluster, ours));
  }

  /** Gives a gateway what it did not ask for; nothing in {@code mode=observe}. */
  public void refreshed(Patch patch, Cluster cluster, Everything everything) {
    tell(patch, gateway -> gateway.refreshed(cluster, everything));
  }

  private void tell(Patch patch, News news) {
    if (config.observes()) {
      return;
    }
    try {
      news.reach(gatewayLoader().gateway(patch, this));
    } catch (Throwable failure) {
      report.failed(patch, failure);
    }
  }

  private interface News {
    void reach(Gateway gateway) throws Throwable;
  }

  /** Of a gateway's code that runs later than the call it was made for; counted and said once. */
  public void failed(String patch, Throwable failure) {
    report.failed(patch, failure);
  }

  /** What the library itself has for this kind, or null if this patch cannot tell. */
  public String holds(Patch patch, GroupVersionKind gvk) {
    try {
      return gatewayLoader().gateway(patch, this).holds(gvk);
    } catch (Throwable failure) {
      report.failed(patch, failure);
      return null;
    }
  }

  Object answer(Patch patch, Object[] arguments) throws Throwable {
    Gateway gateway = gatewayLoader().gateway(patch, this);
    if (!config.observes()) {
      return gateway.answer(arguments);
    }
    gateway.observe(arguments);
    return null;
  }

  Sender sender() throws ReflectiveOperationException {
    return gatewayLoader().sender();
  }

  private synchronized GatewayLoader gatewayLoader() {
    GatewayLoader present = gateways.get();
    if (present == null) {
      ClassLoader alive = loader.get();
      if (alive == null) {
        throw new IllegalStateException("the class loader of " + library.name() + " is gone");
      }
      present = new GatewayLoader(library, sender, alive);
      gateways = new SoftReference<>(present);
    }
    return present;
  }
}
