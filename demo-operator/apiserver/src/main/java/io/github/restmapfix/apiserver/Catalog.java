package io.github.restmapfix.apiserver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is served at one moment; immutable, so that one request sees one state. Built-in groups come
 * first, as they do in the real server.
 */
record Catalog(List<ResourceType> types) {

  static Catalog of(List<ResourceType> custom) {
    List<ResourceType> all = new ArrayList<>(BuiltIns.types());
    custom.stream()
        .sorted(Comparator.comparing(ResourceType::group).thenComparing(ResourceType::plural))
        .forEach(all::add);
    return new Catalog(List.copyOf(all));
  }

  Optional<ResourceType> find(String group, String version, String plural) {
    return in(group, version).stream().filter(type -> type.plural().equals(plural)).findFirst();
  }

  List<ResourceType> in(String group, String version) {
    return types.stream()
        .filter(type -> type.group().equals(group) && type.version().equals(version))
        .toList();
  }

  List<String> groups() {
    return types.stream()
        .map(ResourceType::group)
        .filter(group -> !group.isEmpty())
        .distinct()
        .toList();
  }

  /** Preferred first. */
  List<String> versions(String group) {
    return types.stream()
        .filter(type -> type.group().equals(group))
        .map(ResourceType::version)
        .distinct()
        .sorted(VersionPriority.BEST_FIRST)
        .toList();
  }

  /** Unknown paths in these groups answer in JSON, in all others in plain text. */
  boolean isBuiltIn(String group) {
    return types.stream().anyMatch(type -> type.group().equals(group) && !type.custom());
  }
}
