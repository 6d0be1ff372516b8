package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The versions that a group's entry lists: the preferred one first, then the server's order. */
final class Versions {

  private final List<String> list;

  private Versions(List<String> list) {
    this.list = list;
  }

  /**
   * {@code preferred} may be empty: the first one then, which is what servers mean by their order.
   */
  static Versions of(String preferred, List<String> listed) {
    Set<String> order = new LinkedHashSet<>();
    if (listed.contains(preferred)) {
      order.add(preferred);
    }
    order.addAll(listed);
    return new Versions(List.copyOf(new ArrayList<>(order)));
  }

  List<String> list() {
    return list;
  }

  boolean lists(String version) {
    return list.contains(version);
  }

  String preferred() {
    return list.isEmpty() ? "" : list.get(0);
  }
}
