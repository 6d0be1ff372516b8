package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a kind was not found, as part of a sentence, from what is known anyway: another version, a
 * wrong case, a plural given as kind.
 */
final class NoMatch {

  private static final int MOST = 8;

  private NoMatch() {}

  static String why(Discovery discovery, GroupVersionKind gvk) {
    StringBuilder why = new StringBuilder("no kind " + gvk.kind() + " in " + gvk.apiVersion());
    why.append(reason(discovery, gvk.groupVersion()));
    List<GroupVersion> others = discovery.served(gvk.group());
    others.remove(gvk.groupVersion());
    appendServed(why, discovery, others);
    appendElsewhere(why, discovery, others, gvk.kind());
    appendMeant(why, discovery, discovery.served(gvk.group()), gvk.kind());
    return why.toString();
  }

  static String why(Discovery discovery, String group, String kind) {
    StringBuilder why = new StringBuilder("no kind " + kind + " in any version of " + name(group));
    List<GroupVersion> served = discovery.served(group);
    appendServed(why, discovery, served);
    appendMeant(why, discovery, served, kind);
    return why.toString();
  }

  private static String reason(Discovery discovery, GroupVersion gv) {
    Discovered<Resources> state = discovery.peek(gv);
    switch (state.standing()) {
      case PRESENT:
        String kinds = kinds(state.lastKnown());
        return state.suspect()
            ? " (404; before, it served " + kinds + ")"
            : ", which serves " + kinds;
      case ABSENT:
        return discovery.lists(gv) ? " (404, though its group lists it)" : " (404)";
      default:
        return " (not in the server's list)";
    }
  }

  private static void appendServed(
      StringBuilder why, Discovery discovery, List<GroupVersion> served) {
    if (served.isEmpty()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    for (GroupVersion gv : served.subList(0, Math.min(MOST, served.size()))) {
      parts.add(gv.version() + " " + kinds(discovery.peek(gv).lastKnown()));
    }
    why.append("; the group serves ").append(String.join(", ", parts));
  }

  private static void appendElsewhere(
      StringBuilder why, Discovery discovery, List<GroupVersion> others, String kind) {
    List<String> versions = new ArrayList<>();
    for (GroupVersion gv : others) {
      if (discovery.peek(gv).lastKnown().kind(kind) != null) {
        versions.add(gv.version());
      }
    }
    if (!versions.isEmpty()) {
      why.append("; ").append(kind).append(" is served in ").append(String.join(", ", versions));
    }
  }

  private static void appendMeant(
      StringBuilder why, Discovery discovery, List<GroupVersion> served, String kind) {
    Set<String> meant = new TreeSet<>();
    for (GroupVersion gv : served) {
      for (ApiResource resource : discovery.peek(gv).lastKnown().list()) {
        if (resource.kind().equals(kind)) {
          continue;
        }
        if (resource.kind().equalsIgnoreCase(kind)) {
          meant.add("a kind is case-sensitive: " + resource.kind());
        } else if (resource.plural().equalsIgnoreCase(kind)) {
          meant.add(kind + " is the resource of kind " + resource.kind());
        }
      }
    }
    meant.forEach(hint -> why.append("; ").append(hint));
  }

  private static String kinds(Resources resources) {
    List<String> kinds = new ArrayList<>(resources.kinds());
    return kinds.size() <= MOST
        ? kinds.toString()
        : kinds
            .subList(0, MOST)
            .toString()
            .replace("]", ", and " + (kinds.size() - MOST) + " more]");
  }

  private static String name(String group) {
    return group.isEmpty() ? "the core group" : group;
  }
}
