package io.github.restmapfix.restmapper;

import java.util.Objects;

/** An API group and one of its versions; the core group is the empty string. */
public final class GroupVersion {

  private final String group;
  private final String version;

  private GroupVersion(String group, String version) {
    this.group = group;
    this.version = version;
  }

  /**
   * For names that came from a server or were checked; see {@link GroupVersionKind#of} for those
   * that came from a user.
   */
  public static GroupVersion of(String group, String version) {
    return new GroupVersion(Objects.requireNonNull(group), Objects.requireNonNull(version));
  }

  public String group() {
    return group;
  }

  public String version() {
    return version;
  }

  /** Where the server describes it: {@code /api/v1} or {@code /apis/g/v}. */
  public String path() {
    return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupVersion
        && group.equals(((GroupVersion) other).group)
        && version.equals(((GroupVersion) other).version);
  }

  @Override
  public int hashCode() {
    return 31 * group.hashCode() + version.hashCode();
  }

  @Override
  public String toString() {
    return group.isEmpty() ? version : group + "/" + version;
  }
}
