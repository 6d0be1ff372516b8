package io.github.restmapfix.restmapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code /api} or {@code /apis} lists: groups with their versions, and from an aggregated
 * server also the resources.
 */
final class Listing {

  private final boolean aggregated;
  private final Map<String, Group> groups;

  private Listing(boolean aggregated, Map<String, Group> groups) {
    this.aggregated = aggregated;
    this.groups = groups;
  }

  static Listing of(boolean aggregated, List<Group> list) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Group group : list) {
      groups.putIfAbsent(group.name, group);
    }
    return new Listing(aggregated, groups);
  }

  /** Whether the resources are in it, too. */
  boolean aggregated() {
    return aggregated;
  }

  Iterable<Group> groups() {
    return groups.values();
  }

  boolean lists(GroupVersion gv) {
    Group group = groups.get(gv.group());
    return group != null && group.versions.lists(gv.version());
  }

  boolean lists(String group) {
    return groups.containsKey(group);
  }

  static final class Group {
    final String name;
    final Versions versions;
    final Map<String, Version> content;

    Group(String name, Versions versions, Map<String, Version> content) {
      this.name = name;
      this.versions = versions;
      this.content = content;
    }
  }

  /** The content of one version in an aggregated document. */
  static final class Version {
    final Resources resources;
    final boolean stale;

    Version(Resources resources, boolean stale) {
      this.resources = resources;
      this.stale = stale;
    }
  }
}
