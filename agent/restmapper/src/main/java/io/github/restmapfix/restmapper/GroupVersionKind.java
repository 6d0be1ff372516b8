package io.github.restmapfix.restmapper;

import java.util.Optional;

/** A kind in one version of one group, with names that a server could have accepted. */
public final class GroupVersionKind {

  private final GroupVersion groupVersion;
  private final String kind;

  private GroupVersionKind(GroupVersion groupVersion, String kind) {
    this.groupVersion = groupVersion;
    this.kind = kind;
  }

  /**
   * Empty if one of the names is not valid: such a key is none of our business and goes to the
   * library untouched.
   */
  public static Optional<GroupVersionKind> of(String group, String version, String kind) {
    boolean valid = Names.group(group) && Names.version(version) && Names.kind(kind);
    return valid
        ? Optional.of(new GroupVersionKind(GroupVersion.of(group, version), kind))
        : Optional.empty();
  }

  /**
   * From the two fields of an object, as in {@code apiVersion: apps/v1} and {@code kind:
   * Deployment}.
   */
  public static Optional<GroupVersionKind> parse(String apiVersion, String kind) {
    if (apiVersion == null) {
      return Optional.empty();
    }
    int slash = apiVersion.indexOf('/');
    if (slash == 0) {
      return Optional.empty(); // "/v1" is not the core group
    }
    return slash < 0
        ? of("", apiVersion, kind)
        : of(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
  }

  public String group() {
    return groupVersion.group();
  }

  public String version() {
    return groupVersion.version();
  }

  public String kind() {
    return kind;
  }

  public GroupVersion groupVersion() {
    return groupVersion;
  }

  public String apiVersion() {
    return groupVersion.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupVersionKind
        && groupVersion.equals(((GroupVersionKind) other).groupVersion)
        && kind.equals(((GroupVersionKind) other).kind);
  }

  @Override
  public int hashCode() {
    return 31 * groupVersion.hashCode() + kind.hashCode();
  }

  @Override
  public String toString() {
    return groupVersion + " " + kind;
  }
}
