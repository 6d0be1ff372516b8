package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.List;

/** Small, so that random histories meet the same names again and again. */
final class Universe {

  static final List<String> GROUPS = List.of("demo.example.com", "other.example.com");
  static final List<String> KINDS = List.of("X", "W");
  static final List<GroupVersion> VERSIONS = new ArrayList<>();

  static {
    for (String group : GROUPS) {
      for (String version : List.of("v1", "v2")) {
        VERSIONS.add(GroupVersion.of(group, version));
      }
    }
  }

  static final int DOCUMENTS = VERSIONS.size() + GROUPS.size();

  private Universe() {}
}
