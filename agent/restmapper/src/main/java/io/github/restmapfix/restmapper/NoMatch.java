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

  static String why(Discovery discovery, GroupVersion gv, Wanted wanted) {
    StringBuilder why = new StringBuilder("no " + wanted + " in " + gv);
    why.append(reason(discovery, gv));
    List<GroupVersion> others = discovery.served(gv.group());
    others.remove(gv);
    appendServed(why, discovery, others);
    appendElsewhere(why, discovery, others, wanted);
    appendMeant(why, discovery, discovery.served(gv.group()), wanted);
    return why.toString();
  }

  static String why(Discovery discovery, String group, Wanted wanted) {
    StringBuilder why = new StringBuilder("no " + wanted + " in any version of " + name(group));
    List<GroupVersion> served = discovery.served(group);
    appendServed(why, discovery, served);
    appendMeant(why, discovery, served, wanted);
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
      StringBuilder why, Discovery discovery, List<GroupVersion> others, Wanted wanted) {
    List<String> versions = new ArrayList<>();
    for (GroupVersion gv : others) {
      if (wanted.in(discovery.peek(gv).lastKnown()) != null) {
        versions.add(gv.version());
      }
    }
    if (!versions.isEmpty()) {
      why.append("; ")
          .append(wanted.name)
          .append(" is served in ")
          .append(String.join(", ", versions));
    }
  }

  private static void appendMeant(
      StringBuilder why, Discovery discovery, List<GroupVersion> served, Wanted wanted) {
    Set<String> meant = new TreeSet<>();
    for (GroupVersion gv : served) {
      Resources resources = discovery.peek(gv).lastKnown();
      for (ApiResource resource : resources.list()) {
        if (resource == wanted.in(resources)) {
          continue;
        }
        if (resource.kind().equalsIgnoreCase(wanted.name)) {
          meant.add("a kind is case-sensitive: " + resource.kind());
        } else if (resource.plural().equalsIgnoreCase(wanted.name)) {
          meant.add(wanted.name + " is the resource of kind " + resource.kind());
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
