package io.github.restmapfix.restmapper;

import java.util.List;

/** Is told what nobody asked for. */
@FunctionalInterface
public interface Changes {

  /**
   * This cluster serves other resources in these groups than was known before. Called on the
   * engine's own thread: it must not block.
   *
   * @param groups as they are now; a group without versions is gone
   */
  void found(Cluster cluster, List<Everything.Group> groups);

  /**
   * These groups nobody had read before: what is served in them may be what it always was, or
   * something else than the libraries hold, which read it themselves before. Called on the engine's
   * own thread: it must not block.
   */
  default void first(Cluster cluster, List<Everything.Group> groups) {}

  /**
   * A round has ended that reached this cluster, after {@link #first} and {@link #found} if those
   * were to be called. Whatever is followed was read, unless it is unknown now. Called on the
   * engine's own thread: it must not block.
   *
   * @param began when it began, by {@link Clusters#time}
   */
  default void read(Cluster cluster, long began) {}
}
