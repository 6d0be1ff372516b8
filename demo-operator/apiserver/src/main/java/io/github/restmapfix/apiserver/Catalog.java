package io.github.restmapfix.apiserver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is served at one moment; immutable, so that one request sees one state. By group, since
 * there may be thousands of CRDs. Built-in groups come first, as they do in the real server.
 */
final class Catalog {

  private static final List<String> BUILT_IN_GROUPS =
      BuiltIns.types().stream().map(ResourceType::group).distinct().toList();

  private static final Comparator<String> BUILT_IN_FIRST =
      Comparator.<String>comparingInt(
              group -> BUILT_IN_GROUPS.contains(group) ? BUILT_IN_GROUPS.indexOf(group) : 1_000)
          .thenComparing(Comparator.naturalOrder());

  private static final Comparator<ResourceType> ORDER =
      Comparator.comparing(ResourceType::custom).thenComparing(ResourceType::plural);

  private final SortedMap<String, List<ResourceType>> groups;

  private Catalog(SortedMap<String, List<ResourceType>> groups) {
    this.groups = groups;
  }

  static Catalog builtIn() {
    SortedMap<String, List<ResourceType>> groups = new TreeMap<>(BUILT_IN_FIRST);
    for (ResourceType type : BuiltIns.types()) {
      groups.computeIfAbsent(type.group(), group -> new ArrayList<>()).add(type);
    }
    return new Catalog(groups);
  }

  /** The same with these types, one for each version, in place of what that CRD brought before. */
  Catalog with(String group, String plural, List<ResourceType> types) {
    List<ResourceType> changed = new ArrayList<>(in(group));
    changed.removeIf(type -> type.custom() && type.plural().equals(plural));
    changed.addAll(types);
    changed.sort(ORDER);
    SortedMap<String, List<ResourceType>> copy = new TreeMap<>(groups);
    if (changed.isEmpty()) {
      copy.remove(group);
    } else {
      copy.put(group, List.copyOf(changed));
    }
    return new Catalog(copy);
  }

  Optional<ResourceType> find(String group, String version, String plural) {
    return in(group, version).stream().filter(type -> type.plural().equals(plural)).findFirst();
  }

  List<ResourceType> in(String group, String version) {
    return in(group).stream().filter(type -> type.version().equals(version)).toList();
  }

  List<String> groups() {
    return groups.keySet().stream().filter(group -> !group.isEmpty()).toList();
  }

  /** Preferred first. */
  List<String> versions(String group) {
    return in(group).stream()
        .map(ResourceType::version)
        .distinct()
        .sorted(VersionPriority.BEST_FIRST)
        .toList();
  }

  /** Unknown paths in these groups answer in JSON, in all others in plain text. */
  boolean isBuiltIn(String group) {
    return BUILT_IN_GROUPS.contains(group);
  }

  private List<ResourceType> in(String group) {
    return groups.getOrDefault(group, List.of());
  }
}
