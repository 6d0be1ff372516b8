package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.restmapper.Cluster;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which cluster a static look-up means: that of the last refresh, else the only server seen so far;
 * with several and no refresh nobody can tell. Never the JVM's default client, which an application
 * may not even use. A server is asked through the client that was seen last: a program may make one
 * for each token or user, and let go of it. The 64 servers used last. Thread safe; knows no type of
 * the library.
 */
public final class KnownClusters {

  private static final int MOST = 64;

  private final Map<String, Seen> seen = bounded();
  private final Map<String, FormerMappings> former = bounded();
  private volatile Refresh last;
  private volatile WeakReference<Object> lastClient = new WeakReference<>(null);

  /** True if this client made the last request too, so that there is nothing new to learn. */
  public boolean isLast(Object client) {
    return lastClient.get() == client;
  }

  public void seen(Cluster cluster, Object client) {
    WeakReference<Object> weakly = new WeakReference<>(client);
    seen.merge(
        serverOf(cluster), new Seen(cluster, weakly, null), (before, now) -> now.after(before));
    lastClient = weakly;
  }

  /**
   * @param until the end of the refresh window, in ms since the epoch
   */
  public void refreshed(Cluster cluster, Object client, long until) {
    seen(cluster, client);
    last = new Refresh(cluster, until);
  }

  /** True while the last refresh of exactly this cluster holds, and what is published is its. */
  public boolean isFresh(Cluster cluster, long nowMillis) {
    Refresh refresh = last;
    return refresh != null
        && refresh.cluster.id().equals(cluster.id())
        && nowMillis < refresh.until;
  }

  /** The next refresh asks, whichever cluster it names. */
  public void expire() {
    Refresh refresh = last;
    last = refresh == null ? null : new Refresh(refresh.cluster, 0);
  }

  /** The end of the last refresh's window, if that was of this server, whoever asked it. */
  public OptionalLong windowOf(Cluster cluster) {
    Refresh refresh = last;
    return refresh != null && serverOf(refresh.cluster).equals(serverOf(cluster))
        ? OptionalLong.of(refresh.until)
        : OptionalLong.empty();
  }

  public Optional<Cluster> current() {
    Refresh refresh = last;
    if (refresh != null) {
      Seen newest = seen.get(serverOf(refresh.cluster));
      return Optional.of(newest == null ? refresh.cluster : newest.aliveOr(refresh.cluster));
    }
    synchronized (seen) {
      return seen.size() == 1
          ? Optional.of(seen.values().iterator().next().asked())
          : Optional.empty();
    }
  }

  /** True if a look-up without a client means this server, whose kinds ModelMapper then holds. */
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

  public boolean isAmbiguous() {
    return last == null && seen.size() > 1;
  }

  private static String serverOf(Cluster cluster) {
    return cluster.id().serverUrl();
  }

  private static <V> Map<String, V> bounded() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
          }
        });
  }

  /** A client, and the one before it, which may be the one that stays. */
  private static final class Seen {
    private final Cluster cluster;
    private final WeakReference<Object> client;
    private final Seen before;

    Seen(Cluster cluster, WeakReference<Object> client, Seen before) {
      this.cluster = cluster;
      this.client = client;
      this.before = before;
    }

    /** The older one stays, if both are there: a program has one that lasts, and many that pass. */
    Seen after(Seen other) {
      for (Seen older : Arrays.asList(other.before, other)) {
        if (older != null && !older.isGone() && older.client.get() != client.get()) {
          return new Seen(cluster, client, older.alone());
        }
      }
      return this;
    }

    private Seen alone() {
      return new Seen(cluster, client, null);
    }

    Cluster asked() {
      return aliveOr(cluster);
    }

    /** The newest whose client is there. */
    Cluster aliveOr(Cluster otherwise) {
      boolean older = isGone() && before != null && !before.isGone();
      return older ? before.cluster : isGone() ? otherwise : cluster;
    }

    private boolean isGone() {
      return client.get() == null;
    }
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
