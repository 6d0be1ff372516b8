package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which of the engine's answers the libraries do not know of yet. What was asked for the first time
 * they got with the answer; what became another one since then, whoever read it, they did not. Not
 * thread safe.
 */
final class News {

  private final Discovery discovery;

  /** How often each group-version had changed, absent ones too, of those that ever answered. */
  private Map<GroupVersion, Integer> told = Map.of();

  /** Then one that was not known is new on the server, and not only to the engine. */
  private boolean everythingWasListed;

  News(Discovery discovery) {
    this.discovery = discovery;
  }

  /** Before a read that nobody asked for: whatever that is the first to see is news as well. */
  void beforeRead() {
    Map<GroupVersion, Integer> now = answered();
    now.replaceAll((gv, changes) -> told.getOrDefault(gv, Math.min(1, changes)));
    told = now;
    Roots.Snapshot lists = discovery.roots().snapshot();
    everythingWasListed = lists != null && lists.groups.lastKnown() != null && lists.aggregated();
  }

  /** Each is given once. */
  Taken take() {
    Map<GroupVersion, Integer> now = answered();
    Set<String> changed = new TreeSet<>();
    Set<String> first = new TreeSet<>();
    now.forEach(
        (gv, changes) -> {
          if (!changes.equals(told.getOrDefault(gv, 0))) {
            boolean known = told.containsKey(gv) || everythingWasListed;
            (known ? changed : first).add(gv.group());
          }
        });
    told = now;
    first.removeAll(changed);
    return new Taken(groups(changed), groups(first));
  }

  private Map<GroupVersion, Integer> answered() {
    Map<GroupVersion, Integer> now = discovery.changes();
    now.keySet().removeIf(gv -> !told.containsKey(gv) && !discovery.answered(gv));
    return now;
  }

  private List<Everything.Group> groups(Set<String> names) {
    return names.stream().map(this::group).collect(Collectors.toList());
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

  /** Groups as they are now. */
  static final class Taken {
    final List<Everything.Group> changed;

    /** Perhaps as they always were. */
    final List<Everything.Group> first;

    private Taken(List<Everything.Group> changed, List<Everything.Group> first) {
      this.changed = changed;
      this.first = first;
    }
  }

  private Discovered<Resources> state(String group, String version) {
    return discovery.peek(GroupVersion.of(group, version));
  }
}
