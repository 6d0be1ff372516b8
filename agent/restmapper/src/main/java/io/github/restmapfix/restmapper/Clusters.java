package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** All clusters that this JVM talks to, at most 64: the one not used for longest is forgotten. */
public final class Clusters implements AutoCloseable {

  private static final int MOST = 64;

  private final Shared shared;
  private final BoundedMap<ClusterId, Cluster> clusters = BoundedMap.of(MOST);
  private volatile Changes changes;
  private volatile Random random;

  private Clusters(Shared shared) {
    this.shared = shared;
  }

  public static Clusters create(Settings settings) {
    return create(settings, new DaemonTime());
  }

  public static Clusters create(Settings settings, Time time) {
    return new Clusters(new Shared(Objects.requireNonNull(settings), Objects.requireNonNull(time)));
  }

  /**
   * The newest transport given for an id is the one that is used: the application may have closed
   * its older client. Once that one fails, or its client is gone, another of the same id is.
   */
  public Cluster cluster(ClusterId id, Transport transport) {
    Cluster cluster = clusters.getOrMake(id, made -> make(made, transport));
    cluster.use(transport);
    return cluster;
  }

  private Cluster make(ClusterId id, Transport transport) {
    Cluster cluster = new Cluster(new Scene(shared, id, transport));
    if (changes != null && !shared.settings.refresh().equals(Settings.NEVER)) {
      Background background =
          new Background(
              cluster, cluster.scene(), () -> clusters.values().contains(cluster), changes, random);
      cluster.scene().keep(background);
      background.start();
    }
    return cluster;
  }

  /**
   * From now on each new cluster is read again every {@link Settings#refresh}, as long as somebody
   * asks about it; not where that is {@link Settings#NEVER}.
   */
  public void readInBackground(Changes changes) {
    readInBackground(changes, new Random());
  }

  /** The same with chances of the caller's choice: they keep rounds of replicas apart. */
  public void readInBackground(Changes changes, Random random) {
    this.random = random;
    this.changes = changes;
  }

  /**
   * A CRD of this group was written or seen: lookups in it have reason to wait. By server alone,
   * since a CRD is for every identity.
   */
  public void mark(String serverUrl, String group) {
    if (Names.group(group)) {
      shared.marks.mark(ClusterId.normalised(serverUrl), group);
    }
  }

  /**
   * An informer, a watch or a list of the application brings a CRD, which marks its group if it
   * tells something new.
   *
   * @param event of the API server, ADDED, MODIFIED or DELETED; ADDED for an item of a list
   */
  public void seen(String serverUrl, String event, SeenCrd crd) {
    if (shared.seenCrds.isNews(ClusterId.normalised(serverUrl), event, crd)) {
      mark(serverUrl, crd.group());
    }
  }

  /**
   * The application itself sent a request for an object or a list of them: its cluster and its
   * group-version are in use. Requests for anything else, and so those of ours, say nothing.
   *
   * @param url whole
   */
  public void requested(String url) {
    String normalised = ClusterId.normalised(url);
    for (Cluster cluster : clusters.values()) {
      String server = cluster.id().serverUrl();
      if (normalised.startsWith(server)) {
        ResourcePath.parse(normalised.substring(server.length()))
            .ifPresent(path -> cluster.scene().used(path.groupVersion()));
      }
    }
  }

  /**
   * On the engine's one daemon thread, which a task must not block; at once after {@link #close}.
   */
  public void after(Duration delay, Runnable task) {
    shared.time.after(delay, task);
  }

  /** The engine's clock and timer; what is given to that runs at once after {@link #close}. */
  public Time time() {
    return shared.time;
  }

  public List<Cluster> known() {
    return clusters.values();
  }

  /** No request from now on; who waits gets an answer at once. */
  @Override
  public void close() {
    shared.closed.set(true);
    if (shared.time instanceof DaemonTime) {
      ((DaemonTime) shared.time).close();
    }
    clusters.clear();
  }
}
