package io.github.restmapfix.restmapper;

/**
 * Groups of which a CRD was just written or seen. By server alone: a CRD is for every identity. The
 * mark lasts 30 s, or until a lookup that came after it found something new in the group; not a
 * lookup that came before it, since several CRDs of one group may be on their way.
 */
final class Marks {

  private static final long LIFE = 30_000_000_000L;
  private static final long[] SETTLED = {100_000_000L, 6_000_000_000L};

  private final Time time;
  private final BoundedMap<String, Long> marks = BoundedMap.of(4096);

  Marks(Time time) {
    this.time = time;
  }

  void mark(String serverUrl, String group) {
    marks.put(key(serverUrl, group), time.nanos());
  }

  boolean marked(String serverUrl, String group) {
    Long at = marks.get(key(serverUrl, group));
    return at != null && time.nanos() - at < LIFE;
  }

  /**
   * Whether an answer of that time may miss what the mark is about. Discovery follows a CRD after
   * at most 90 ms, or after 5.0 s where a control plane has several servers (both measured): so a
   * mark is worth one read after each of these, however often it is asked for.
   */
  boolean outdates(String serverUrl, String group, long answered) {
    Long at = marks.get(key(serverUrl, group));
    if (at == null) {
      return false;
    }
    for (long settled : SETTLED) {
      if (time.nanos() - at >= settled && answered - at < settled) {
        return true;
      }
    }
    return false;
  }

  void found(String serverUrl, String group, long lookupBegan) {
    Long at = marks.get(key(serverUrl, group));
    if (at != null && at - lookupBegan <= 0) {
      marks.remove(key(serverUrl, group));
    }
  }

  private static String key(String serverUrl, String group) {
    return serverUrl + " " + group;
  }
}
