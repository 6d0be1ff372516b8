package io.github.restmapfix.restmapper;

import java.util.Objects;

/** The answer to "which path is this kind under?", client-go's RESTMapping. */
public final class RestMapping {

  private final GroupVersionKind gvk;
  private final ApiResource resource;

  private RestMapping(GroupVersionKind gvk, ApiResource resource) {
    this.gvk = gvk;
    this.resource = resource;
  }

  /** For names that came from a server: they were checked when its document was read. */
  static RestMapping of(GroupVersion gv, ApiResource resource) {
    return of(
        GroupVersionKind.of(gv.group(), gv.version(), resource.kind()).orElseThrow(), resource);
  }

  public static RestMapping of(GroupVersionKind gvk, ApiResource resource) {
    return new RestMapping(Objects.requireNonNull(gvk), Objects.requireNonNull(resource));
  }

  public GroupVersionKind gvk() {
    return gvk;
  }

  public ApiResource resource() {
    return resource;
  }

  public String plural() {
    return resource.plural();
  }

  public boolean namespaced() {
    return resource.namespaced();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RestMapping
        && gvk.equals(((RestMapping) other).gvk)
        && resource.equals(((RestMapping) other).resource);
  }

  @Override
  public int hashCode() {
    return 31 * gvk.hashCode() + resource.hashCode();
  }

  @Override
  public String toString() {
    return gvk + " -> " + resource.plural() + (namespaced() ? "" : " (cluster-wide)");
  }
}
