package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One resource of a group-version as discovery describes it. */
public final class ApiResource {

  private final String kind;
  private final String plural;
  private final String singular;
  private final boolean namespaced;
  private final List<String> subresources;

  private ApiResource(
      String kind, String plural, String singular, boolean namespaced, List<String> subresources) {
    this.kind = kind;
    this.plural = plural;
    this.singular = singular;
    this.namespaced = namespaced;
    this.subresources = subresources;
  }

  public static ApiResource of(
      String kind, String plural, String singular, boolean namespaced, List<String> subresources) {
    return new ApiResource(
        Objects.requireNonNull(kind),
        Objects.requireNonNull(plural),
        Objects.requireNonNull(singular),
        namespaced,
        List.copyOf(subresources));
  }

  /**
   * Whether paths are made of these names. A server lists others as well, which the engine leaves
   * out: external.metrics.k8s.io has a resource for each metric, and metrics are called {@code
   * queue_length}.
   */
  public static boolean isAddressable(String kind, String plural) {
    return Names.kind(kind) && Names.resource(plural);
  }

  /**
   * As a server describes it. Null if one of the names that paths are made of is none; what only
   * describes it is left out then.
   */
  static ApiResource described(
      String kind, String plural, String singular, boolean namespaced, List<String> subresources) {
    if (!isAddressable(kind, plural)) {
      return null;
    }
    List<String> segments = new ArrayList<>(subresources);
    segments.removeIf(name -> !Names.segment(name));
    return of(kind, plural, Names.resource(singular) ? singular : "", namespaced, segments);
  }

  public String kind() {
    return kind;
  }

  public String plural() {
    return plural;
  }

  /** Empty where the server gives none: legacy documents of older servers do not. */
  public String singular() {
    return singular;
  }

  public boolean namespaced() {
    return namespaced;
  }

  /** Without the resource's own name: {@code status}, {@code scale}. */
  public List<String> subresources() {
    return subresources;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ApiResource)) {
      return false;
    }
    ApiResource that = (ApiResource) other;
    return kind.equals(that.kind)
        && plural.equals(that.plural)
        && singular.equals(that.singular)
        && namespaced == that.namespaced
        && subresources.equals(that.subresources);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, plural, singular, namespaced, subresources);
  }

  @Override
  public String toString() {
    return kind + "=" + plural + (namespaced ? "" : " (cluster-wide)");
  }
}
