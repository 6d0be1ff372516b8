package io.github.restmapfix.restmapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A full read of one cluster's discovery. Core first, then the server's order. */
public final class Everything {

  private final List<Group> groups;

  private Everything(List<Group> groups) {
    this.groups = groups;
  }

  static Everything of(List<Group> groups) {
    return new Everything(List.copyOf(groups));
  }

  public List<Group> groups() {
    return groups;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Everything && groups.equals(((Everything) other).groups);
  }

  @Override
  public int hashCode() {
    return groups.hashCode();
  }

  @Override
  public String toString() {
    return groups.toString();
  }

  /** One API group with all its served versions. */
  public static final class Group {

    private final String name;
    private final String preferred;
    private final List<String> versions;
    private final Map<String, List<ApiResource>> resources;
    private final List<String> unknown;

    private Group(
        String name,
        String preferred,
        List<String> versions,
        Map<String, List<ApiResource>> resources,
        List<String> unknown) {
      this.name = name;
      this.preferred = preferred;
      this.versions = versions;
      this.resources = resources;
      this.unknown = unknown;
    }

    static Group of(
        String name,
        String preferred,
        List<String> versions,
        Map<String, List<ApiResource>> resources,
        List<String> unknown) {
      return new Group(
          name, preferred, List.copyOf(versions), Map.copyOf(resources), List.copyOf(unknown));
    }

    /** Empty for core. */
    public String name() {
      return name;
    }

    /** The preferred one first, then the server's order. */
    public List<String> versions() {
      return versions;
    }

    /** The first in the server's order of which anything is known: not one that is only stale. */
    public String preferred() {
      return preferred;
    }

    /** Of a version that could not be asked: the last known ones, or none. */
    public List<ApiResource> resources(String version) {
      return resources.getOrDefault(version, List.of());
    }

    /** False: could not be asked, or the server itself calls it stale. */
    public boolean known(String version) {
      return versions.contains(version) && !unknown.contains(version);
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Group)) {
        return false;
      }
      Group that = (Group) other;
      return name.equals(that.name)
          && preferred.equals(that.preferred)
          && versions.equals(that.versions)
          && resources.equals(that.resources)
          && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, preferred, versions, resources, unknown);
    }

    @Override
    public String toString() {
      return (name.isEmpty() ? "core" : name) + versions;
    }
  }
}
