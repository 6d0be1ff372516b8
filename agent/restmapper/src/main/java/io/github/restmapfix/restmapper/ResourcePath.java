package io.github.restmapfix.restmapper;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request path that is made of a mapping: {@code /api/v1} or {@code /apis/g/v}, perhaps a
 * namespace, the plural, perhaps a name, perhaps {@code status} or {@code scale}. Nothing else is
 * one: behind {@code proxy}, {@code exec} and the like another server may have done the work, and
 * its 404 is none of ours. Immutable.
 */
public final class ResourcePath {

  private static final Set<String> SUBRESOURCES = Set.of("status", "scale");

  private final GroupVersion groupVersion;
  private final String namespace;
  private final String plural;
  private final List<String> rest;

  private ResourcePath(
      GroupVersion groupVersion, String namespace, String plural, List<String> rest) {
    this.groupVersion = groupVersion;
    this.namespace = namespace;
    this.plural = plural;
    this.rest = rest;
  }

  /**
   * @param path below the server's base path, without a query; as it is on the wire, so that a
   *     segment with an escape is none that could be compared
   */
  public static Optional<ResourcePath> parse(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
    for (String segment : segments) {
      if (!Names.segment(segment)) {
        return Optional.empty();
      }
    }
    int size = segments.size();
    if (size > 2 && segments.get(0).equals("api")) {
      return below(GroupVersion.of("", segments.get(1)), segments.subList(2, size));
    }
    return size > 3 && segments.get(0).equals("apis") && !segments.get(1).isEmpty()
        ? below(GroupVersion.of(segments.get(1), segments.get(2)), segments.subList(3, size))
        : Optional.empty();
  }

  private static Optional<ResourcePath> below(GroupVersion gv, List<String> rest) {
    boolean namespaced =
        rest.size() > 2
            && rest.get(0).equals("namespaces")
            && !(rest.size() == 3 && SUBRESOURCES.contains(rest.get(2)));
    String namespace = namespaced ? rest.get(1) : null;
    List<String> resource = namespaced ? rest.subList(2, rest.size()) : rest;
    boolean valid =
        Names.group(gv.group())
            && Names.version(gv.version())
            && (namespace == null || Names.version(namespace))
            && Names.resource(resource.get(0))
            && resource.size() <= 3
            && (resource.size() < 3 || SUBRESOURCES.contains(resource.get(2)));
    return valid
        ? Optional.of(
            new ResourcePath(
                gv, namespace, resource.get(0), List.copyOf(resource.subList(1, resource.size()))))
        : Optional.empty();
  }

  public GroupVersion groupVersion() {
    return groupVersion;
  }

  public String plural() {
    return plural;
  }

  /** Null: of the whole cluster. A list over all namespaces has none either. */
  public String namespace() {
    return namespace;
  }

  /** All objects of a kind, rather than one of them. */
  public boolean isCollection() {
    return rest.isEmpty();
  }

  /**
   * The same object, under another plural. Neither group and version nor scope can be changed.
   *
   * @throws IllegalArgumentException if that is no valid name of a resource, or one that a server
   *     would read as something else here: {@code /namespaces/n/status} is the namespace's
   */
  public ResourcePath withPlural(String other) {
    boolean readAsSubresource = namespace != null && rest.isEmpty() && SUBRESOURCES.contains(other);
    if (!Names.resource(other) || readAsSubresource) {
      throw new IllegalArgumentException("not the name of a resource");
    }
    return new ResourcePath(groupVersion, namespace, other, rest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourcePath && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The path. */
  @Override
  public String toString() {
    StringBuilder path = new StringBuilder(groupVersion.path());
    if (namespace != null) {
      path.append("/namespaces/").append(namespace);
    }
    path.append('/').append(plural);
    rest.forEach(segment -> path.append('/').append(segment));
    return path.toString();
  }
}
