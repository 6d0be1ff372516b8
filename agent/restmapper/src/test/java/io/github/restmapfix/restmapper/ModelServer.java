package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One API server of {@link Told}: what it serves, and what its answers therefore say. */
final class ModelServer {

  private final ScriptedServer server = new ScriptedServer();
  private final boolean aggregated;
  private final Map<GroupVersion, List<ApiResource>> served = new HashMap<>();
  private final Set<GroupVersion> listedOnly = new HashSet<>();

  ModelServer(boolean aggregated) {
    this.aggregated = aggregated;
    if (!aggregated) {
      server.legacy();
    }
  }

  void serves(GroupVersion gv, List<ApiResource> resources) {
    listedOnly.remove(gv);
    served.put(gv, resources);
    server.serves(gv.toString());
    server.servesResources(gv.toString(), resources.toArray(new ApiResource[0]));
  }

  void listsOnly(GroupVersion gv) {
    served.remove(gv);
    listedOnly.add(gv);
    server.listsOnly(gv.toString());
  }

  void stopsServing(GroupVersion gv) {
    served.remove(gv);
    listedOnly.remove(gv);
    server.stopsServing(gv.toString());
  }

  List<ApiResource> resources(GroupVersion gv) {
    return served.getOrDefault(gv, List.of());
  }

  /** Of the first version, in the server's order, that serves the kind; or null. */
  RestMapping preferred(String group, String kind) {
    for (GroupVersion gv : Universe.VERSIONS) {
      if (gv.group().equals(group) && mapping(gv, kind) != null) {
        return mapping(gv, kind);
      }
    }
    return null;
  }

  RestMapping mapping(GroupVersion gv, String kind) {
    ApiResource resource = Resources.of(served.getOrDefault(gv, List.of())).kind(kind);
    return resource == null ? null : RestMapping.of(gv, resource);
  }

  Response answer(Request request) {
    return server.get(request).join();
  }

  /** By the path of the document that is spoken of. */
  Map<String, Told.Said> says(String path, int status, Told.Fault fault) {
    Map<String, Told.Said> said = new HashMap<>();
    boolean answered = fault == Told.Fault.NONE || fault == Told.Fault.NOTHING_HERE;
    if (!answered || path.equals("/api")) {
      return said;
    }
    if (status == 404) {
      said.put(path, new Told.Said(false, true, null, null));
      return said;
    }
    for (GroupVersion gv : Universe.VERSIONS) {
      String group = "/apis/" + gv.group();
      if (path.equals(gv.path())) {
        said.put(path, new Told.Said(true, true, Resources.of(served.get(gv)), null));
      } else if (path.equals(group) || path.equals("/apis")) {
        list(said, gv, path);
      }
    }
    return said;
  }

  private void list(Map<String, Told.Said> said, GroupVersion gv, String path) {
    boolean full = path.equals("/apis") && aggregated;
    List<String> versions = versions(gv.group(), full);
    String group = "/apis/" + gv.group();
    boolean groupThere = !versions.isEmpty() || full && !versions(gv.group(), false).isEmpty();
    said.put(group, new Told.Said(groupThere, path.equals(group), null, versions));
    if (!versions.contains(gv.version())) {
      said.put(gv.path(), new Told.Said(false, false, null, null));
    } else if (full) {
      said.put(gv.path(), new Told.Said(true, false, Resources.of(served.get(gv)), null));
    }
  }

  private List<String> versions(String group, boolean full) {
    List<String> versions = new ArrayList<>();
    for (GroupVersion gv : Universe.VERSIONS) {
      if (gv.group().equals(group)
          && (served.containsKey(gv) || !full && listedOnly.contains(gv))) {
        versions.add(gv.version());
      }
    }
    return versions;
  }
}
