package io.github.restmapfix.restmapper;

/**
 * The definitions that the application's informers, watches and lists brought, as they were last
 * seen, so that those which tell nothing new do not mark their group. Whoever begins to watch is
 * told of every definition there is, thousands of them and nearly all long served: of one that was
 * never seen before only a definition on its way, which is not established yet, is news. By what
 * the definition says, and not by its age, since clocks differ.
 */
final class SeenCrds {

  private final BoundedMap<String, SeenCrd> seen = BoundedMap.of(4096);

  /**
   * @param event of the API server; for an item of a list that is ADDED, since a watch that has no
   *     start begins with ADDED for all there is
   */
  boolean isNews(String serverUrl, String event, SeenCrd crd) {
    String key = serverUrl + " " + crd.name;
    switch (event) {
      case "ADDED":
        SeenCrd before = seen.put(key, crd);
        return before == null ? !crd.established : !crd.equals(before);
      case "MODIFIED":
        return !crd.equals(seen.put(key, crd)); // labels and the like change all the time
      case "DELETED":
        return true;
      default:
        return false; // BOOKMARK and ERROR tell of no definition
    }
  }
}
