package io.github.restmapfix.restmapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resources of one group-version, by kind. */
final class Resources {

  private final List<ApiResource> list;
  private final Map<String, ApiResource> byKind;

  private Resources(List<ApiResource> list, Map<String, ApiResource> byKind) {
    this.list = list;
    this.byKind = byKind;
  }

  /**
   * Of two resources of one kind (OpenShift's Template) the first counts, as it does in fabric8.
   */
  static Resources of(List<ApiResource> list) {
    Map<String, ApiResource> byKind = new LinkedHashMap<>();
    for (ApiResource resource : list) {
      byKind.putIfAbsent(resource.kind(), resource);
    }
    return new Resources(List.copyOf(list), byKind);
  }

  List<ApiResource> list() {
    return list;
  }

  /** Null if there is none. */
  ApiResource kind(String kind) {
    return byKind.get(kind);
  }

  Set<String> kinds() {
    return byKind.keySet();
  }

  /**
   * In whatever order: a CRD group's own document has another one with each change of a CRD, and
   * the aggregated one is sorted.
   */
  @Override
  public boolean equals(Object other) {
    return other == this || other instanceof Resources && sameAs((Resources) other);
  }

  private boolean sameAs(Resources that) {
    return list.equals(that.list)
        || byKind.equals(that.byKind) && Set.copyOf(list).equals(Set.copyOf(that.list));
  }

  @Override
  public int hashCode() {
    return Set.copyOf(list).hashCode();
  }
}
