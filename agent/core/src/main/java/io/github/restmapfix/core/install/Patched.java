package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Patch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One copy of a library with its verdicts. Immutable. */
final class Patched {

  private final String place;
  private final Copy copy;
  private final Map<Patch, Verdict> verdicts;

  Patched(String place, Copy copy, Map<Patch, Verdict> verdicts) {
    this.place = place;
    this.copy = copy;
    this.verdicts = verdicts;
  }

  /** The same with the patches of one class left alone. */
  Patched without(String type, String why) {
    Map<Patch, Verdict> less = new LinkedHashMap<>(verdicts);
    for (Patch patch : patches()) {
      if (patch.target().type().equals(type)) {
        less.put(patch, Verdict.leftAlone(why));
      }
    }
    return new Patched(place, copy, less);
  }

  /** Where it is, for people. */
  String place() {
    return place;
  }

  Copy copy() {
    return copy;
  }

  List<Patch> patches() {
    return verdicts.entrySet().stream()
        .filter(entry -> entry.getValue().kind() == Verdict.Kind.PATCHED)
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }

  List<Patch> patchesFor(String internalName) {
    return patches().stream()
        .filter(patch -> patch.target().internalName().equals(internalName))
        .collect(Collectors.toList());
  }

  /** {@code patched a, b; left alone c (why)}; what the application does not have is not named. */
  String summary() {
    StringBuilder line = new StringBuilder();
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      String patches =
          verdicts.entrySet().stream()
              .filter(entry -> entry.getValue().kind() == kind)
              .map(entry -> shortName(entry.getKey()) + why(entry.getValue()))
              .collect(Collectors.joining(", "));
      if (!patches.isEmpty() && kind != Verdict.Kind.NOT_THERE) {
        line.append(line.length() == 0 ? "" : "; ").append(kind).append(' ').append(patches);
      }
    }
    return line.toString();
  }

  private static String why(Verdict verdict) {
    return verdict.why().isEmpty() ? "" : " (" + verdict.why() + ")";
  }

  private static String shortName(Patch patch) {
    return patch.name().substring(patch.name().indexOf('.') + 1);
  }
}
