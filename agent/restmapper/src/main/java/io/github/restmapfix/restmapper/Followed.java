package io.github.restmapfix.restmapper;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Documents that are read in every round in the background, whether or not a lookup wants them, and
 * also while they are absent. Bounded: what is too much is not followed. Thread safe.
 */
final class Followed {

  private static final int MOST = 256;

  private final Set<GroupVersion> versions = ConcurrentHashMap.newKeySet();
  private final Set<String> groups = ConcurrentHashMap.newKeySet();

  void follow(GroupVersion gv) {
    if (versions.size() < MOST) {
      versions.add(gv);
    }
  }

  void follow(String group) {
    if (groups.size() < MOST) {
      groups.add(group);
    }
  }

  boolean any() {
    return !versions.isEmpty() || !groups.isEmpty();
  }

  List<GroupVersion> versions() {
    return List.copyOf(versions);
  }

  List<String> groups() {
    return List.copyOf(groups);
  }
}
