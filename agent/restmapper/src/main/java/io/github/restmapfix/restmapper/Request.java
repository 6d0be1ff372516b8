package io.github.restmapfix.restmapper;

import java.util.Objects;

/** A GET of a discovery document; the path is below the server's base path. */
public final class Request {

  private final String path;
  private final String accept;
  private final String ifNoneMatch;

  private Request(String path, String accept, String ifNoneMatch) {
    this.path = path;
    this.accept = accept;
    this.ifNoneMatch = ifNoneMatch;
  }

  /** {@code ifNoneMatch} may be null: no such header. */
  public static Request of(String path, String accept, String ifNoneMatch) {
    return new Request(Objects.requireNonNull(path), Objects.requireNonNull(accept), ifNoneMatch);
  }

  public String path() {
    return path;
  }

  public String accept() {
    return accept;
  }

  public String ifNoneMatch() {
    return ifNoneMatch;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Request
        && path.equals(((Request) other).path)
        && accept.equals(((Request) other).accept)
        && Objects.equals(ifNoneMatch, ((Request) other).ifNoneMatch);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, accept, ifNoneMatch);
  }

  @Override
  public String toString() {
    return "GET " + path;
  }
}
