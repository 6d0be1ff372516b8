package io.github.restmapfix.restmapper;

/** Is told what nobody asked for. */
@FunctionalInterface
public interface Changes {

  /**
   * A read in the background found that this cluster serves other resources than before. Called on
   * the engine's own thread or a client's: it must not block.
   */
  void found(Cluster cluster);
}
