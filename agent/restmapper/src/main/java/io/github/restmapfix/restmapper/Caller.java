package io.github.restmapfix.restmapper;

/**
 * What the library would have done at this miss without us; a lookup is never answered from older
 * knowledge than that.
 */
public enum Caller {
  /** It would have asked the server (fabric8). */
  ASKS,
  /**
   * It would have answered from memory (client-java), so nobody waits for a request that the bucket
   * does not allow.
   */
  REMEMBERS
}
