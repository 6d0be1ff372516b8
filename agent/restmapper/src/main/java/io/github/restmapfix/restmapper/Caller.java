package io.github.restmapfix.restmapper;

/**
 * What the library would have done at this miss without us; a lookup is never answered from older
 * knowledge than that.
 */
public enum Caller {
  /** It would have asked the server (fabric8). */
  ASKS,
  /**
   * It would have asked, for an item of a list whose first item is written only when all are
   * resolved: waiting for a kind that this very list brings could only end in the same miss.
   */
  ASKS_FOR_A_LIST,
  /**
   * It would have answered from memory (client-java), so nobody waits for a request that the bucket
   * does not allow.
   */
  REMEMBERS
}
