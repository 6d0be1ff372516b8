package io.github.restmapfix.restmapper;

/**
 * Groups of which a CRD was just written or seen. By server alone: a CRD is for every identity. The
 * mark lasts 30 s, or until a lookup that came after it found something new in the group; not a
 * lookup that came before it, since several CRDs of one group may be on their way.
 */
final class Marks {

  private static final long LIFE = 30_000_000_000L;

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
