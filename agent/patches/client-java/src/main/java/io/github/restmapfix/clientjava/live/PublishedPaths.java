package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.GroupVersion;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.Discovery.APIResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From what ModelMapper holds to the mappings and paths that it makes of it, and back. */
final class PublishedPaths {

  private PublishedPaths() {}

  /** What ModelMapper makes this path of. */
  static Optional<RestMapping> at(ResourcePath path) throws ReflectiveOperationException {
    GroupVersion gv = path.groupVersion();
    for (APIResource resource : Published.resources()) {
      if (resource.getGroup().equals(gv.group())
          && resource.getVersions().contains(gv.version())
          && resource.getResourcePlural().equals(path.plural())) {
        return mapping(gv.version(), resource);
      }
    }
    return Optional.empty();
  }

  /** Mappings whose paths nothing makes any more. */
  static List<RestMapping> lost(Set<APIResource> before, Set<APIResource> now) {
    Set<List<String>> kept = new HashSet<>();
    for (APIResource resource : now) {
      resource.getVersions().forEach(version -> kept.add(path(version, resource)));
    }
    List<RestMapping> lost = new ArrayList<>();
    for (APIResource resource : before) {
      for (String version : resource.getVersions()) {
        if (!kept.contains(path(version, resource))) {
          mapping(version, resource).ifPresent(lost::add);
        }
      }
    }
    return lost;
  }

  private static List<String> path(String version, APIResource resource) {
    return List.of(resource.getGroup(), version, resource.getResourcePlural());
  }

  static Optional<RestMapping> mapping(String version, APIResource resource) {
    String singular = resource.getResourceSingular();
    ApiResource served =
        ApiResource.of(
            resource.getKind(),
            resource.getResourcePlural(),
            singular == null ? "" : singular,
            Boolean.TRUE.equals(resource.getNamespaced()),
            resource.getSubResources());
    return GroupVersionKind.of(resource.getGroup(), version, resource.getKind())
        .map(gvk -> RestMapping.of(gvk, served));
  }
}
