package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of the engine's answers the libraries do not know of yet. What was asked for the first time
 * they got with the answer; what became another one since then, whoever read it, they did not. Not
 * thread safe.
 */
final class News {

  private final Discovery discovery;

  /** How often each group-version had changed. */
  private Map<GroupVersion, Integer> told = Map.of();

  News(Discovery discovery) {
    this.discovery = discovery;
  }

  /** Before a read that nobody asked for: whatever that is the first to see is news as well. */
  void beforeRead() {
    Map<GroupVersion, Integer> now = new HashMap<>(discovery.changes());
    now.replaceAll((gv, changes) -> told.getOrDefault(gv, Math.min(1, changes)));
    told = now;
  }

  /** The groups in which something changed, as they are now. Each change is given once. */
  List<Everything.Group> take() {
    Map<GroupVersion, Integer> now = discovery.changes();
    Set<String> names = new TreeSet<>();
    now.forEach(
        (gv, changes) -> {
          if (!changes.equals(told.getOrDefault(gv, 0))) {
            names.add(gv.group());
          }
        });
    told = now;
    List<Everything.Group> groups = new ArrayList<>();
    names.forEach(name -> groups.add(group(name)));
    return groups;
  }

  private Everything.Group group(String name) {
    Set<String> versions = new LinkedHashSet<>();
    for (String version : discovery.listed(name)) {
      if (state(name, version).standing() != Discovered.Standing.ABSENT) {
        versions.add(version);
      }
    }
    discovery.served(name).forEach(gv -> versions.add(gv.version()));
    Map<String, List<ApiResource>> resources = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String version : versions) {
      Resources known = state(name, version).lastKnown();
      if (known == null) {
        unknown.add(version);
      } else {
        resources.put(version, known.list());
      }
    }
    String preferred = versions.stream().filter(resources::containsKey).findFirst().orElse("");
    return Everything.Group.of(name, preferred, List.copyOf(versions), resources, unknown);
  }

  private Discovered<Resources> state(String group, String version) {
    return discovery.peek(GroupVersion.of(group, version));
  }
}
