package io.github.restmapfix.restmapper;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * What is looked for among the resources of a group-version: a kind, or a resource by its plural or
 * singular name. Immutable.
 */
abstract class Wanted {

  final String name;

  private Wanted(String name) {
    this.name = name;
  }

  /** As it stands: a kind is case-sensitive. */
  static Wanted kind(String name) {
    return new Kind(name);
  }

  /** In lower case, as client-go's DefaultRESTMapper compares them. */
  static Wanted resource(String name) {
    return new Resource(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a server could know that name. */
  abstract boolean valid();

  /** Null if there is none. */
  abstract ApiResource in(Resources resources);

  @Override
  public final boolean equals(Object other) {
    return other instanceof Wanted && other.toString().equals(toString());
  }

  @Override
  public final int hashCode() {
    return toString().hashCode();
  }

  private static final class Kind extends Wanted {

    Kind(String name) {
      super(name);
    }

    @Override
    boolean valid() {
      return Names.kind(name);
    }

    @Override
    ApiResource in(Resources resources) {
      return resources.kind(name);
    }

    @Override
    public String toString() {
      return "kind " + name;
    }
  }

  private static final class Resource extends Wanted {

    Resource(String name) {
      super(name);
    }

    @Override
    boolean valid() {
      return Names.resource(name);
    }

    /** A plural counts before another kind's singular. */
    @Override
    ApiResource in(Resources resources) {
      ApiResource plural = first(resources, resource -> resource.plural().equals(name));
      return plural != null
          ? plural
          : first(resources, resource -> singular(resource).equals(name));
    }

    /** Servers that give none mean the kind in lower case; client-go guesses the same. */
    private static String singular(ApiResource resource) {
      return resource.singular().isEmpty()
          ? resource.kind().toLowerCase(Locale.ROOT)
          : resource.singular();
    }

    private static ApiResource first(Resources resources, Predicate<ApiResource> matches) {
      return resources.list().stream().filter(matches).findFirst().orElse(null);
    }

    @Override
    public String toString() {
      return "resource " + name;
    }
  }
}
