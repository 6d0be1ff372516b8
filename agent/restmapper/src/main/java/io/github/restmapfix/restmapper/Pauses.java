package io.github.restmapfix.restmapper;

/**
 * What was asked in vain is asked again after a pause that doubles from 1 s to 30 s: a proxy's 404s
 * or a version that is listed and never served may last for hours, and the next look-up asks again.
 */
final class Pauses {

  private static final long SHORTEST = 1_000_000_000L;
  private static final long LONGEST = 30 * SHORTEST;

  private final BoundedMap<Object, Pause> pauses = BoundedMap.of(4096);

  /**
   * If so, the next pause begins.
   *
   * @param at of the answer that gives the occasion, so that whatever is asked because of one
   *     answer goes together
   */
  boolean mayAsk(Object about, long at) {
    Pause last = pauses.get(about);
    if (last != null && at - last.until < 0) {
      return false;
    }
    long length = last == null ? SHORTEST : Math.min(LONGEST, 2 * last.length);
    pauses.put(about, new Pause(at + length, length));
    return true;
  }

  /** It is there again: the next time it is asked at once. */
  void end(Object about) {
    pauses.remove(about);
  }

  private static final class Pause {
    final long until;
    final long length;

    Pause(long until, long length) {
      this.until = until;
      this.length = length;
    }
  }
}
