package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which cluster a static look-up means: that of the last refresh, else the only server seen so far;
 * with several and no refresh nobody can tell. Never the JVM's default client, which an application
 * may not even use. Thread safe; knows no type of the library.
 */
public final class KnownClusters {

  private final Map<ClusterId, Cluster> seen = new ConcurrentHashMap<>();
  private final Map<String, FormerMappings> former = new ConcurrentHashMap<>();
  private volatile Refresh last;
  private volatile WeakReference<Object> lastClient = new WeakReference<>(null);

  /** True if this client made the last request too, so that there is nothing new to learn. */
  public boolean isLast(Object client) {
    return lastClient.get() == client;
  }

  public void seen(Cluster cluster, Object client) {
    seen.put(cluster.id(), cluster);
    lastClient = new WeakReference<>(client);
  }

  /**
   * @param until the end of the refresh window, in ms since the epoch
   */
  public void refreshed(Cluster cluster, long until) {
    seen.put(cluster.id(), cluster);
    last = new Refresh(cluster, until);
  }

  /** True while the last refresh of exactly this cluster holds, and what is published is its. */
  public boolean isFresh(Cluster cluster, long nowMillis) {
    Refresh refresh = last;
    return refresh != null
        && refresh.cluster.id().equals(cluster.id())
        && nowMillis < refresh.until;
  }

  /** The end of the last refresh's window, if that was of exactly this cluster. */
  public OptionalLong windowOf(Cluster cluster) {
    Refresh refresh = last;
    return refresh != null && refresh.cluster.id().equals(cluster.id())
        ? OptionalLong.of(refresh.until)
        : OptionalLong.empty();
  }

  public Optional<Cluster> current() {
    Refresh refresh = last;
    if (refresh != null) {
      return Optional.of(refresh.cluster);
    }
    return seen.values().stream().map(KnownClusters::serverOf).distinct().count() == 1
        ? seen.values().stream().findFirst()
        : Optional.empty();
  }

  /** True if a look-up without a client means exactly this one. */
  public boolean isCurrent(Cluster cluster) {
    return current().filter(current -> current.id().equals(cluster.id())).isPresent();
  }

  /** True if ModelMapper holds what this server serves, whoever asked it. */
  public boolean isHeld(Cluster cluster) {
    return current().filter(held -> serverOf(held).equals(serverOf(cluster))).isPresent();
  }

  /** What was taken out of ModelMapper while it held what this server serves. */
  public FormerMappings former(Cluster cluster) {
    return former.computeIfAbsent(serverOf(cluster), server -> new FormerMappings());
  }

  /** Of the server whose kinds ModelMapper holds; nobody's, if nobody can tell which that is. */
  public FormerMappings former() {
    return current().map(this::former).orElseGet(FormerMappings::new);
  }

  private static String serverOf(Cluster cluster) {
    return cluster.id().serverUrl();
  }

  public boolean isAmbiguous() {
    return last == null && seen.size() > 1;
  }

  private static final class Refresh {
    final Cluster cluster;
    final long until;

    Refresh(Cluster cluster, long until) {
      this.cluster = cluster;
      this.until = until;
    }
  }
}
