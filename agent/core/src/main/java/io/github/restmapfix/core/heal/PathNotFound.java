package io.github.restmapfix.core.heal;

import io.github.restmapfix.restmapper.NotFound;
import io.github.restmapfix.restmapper.ResourcePath;
import java.util.Locale;
import java.util.Optional;

/**
 * A 404 that says that nothing serves its request's path, so that no handler ran. Everything else
 * that is answered 404 is none: an absent object, a path that no mapping makes, and what somebody
 * else may have answered, a proxy or the backend behind one. Immutable.
 */
public final class PathNotFound {

  private final String method;
  private final ResourcePath path;

  private PathNotFound(String method, ResourcePath path) {
    this.method = method;
    this.path = path;
  }

  /**
   * Costs no request. A JSON document that is still unread is most likely about an object and so
   * counts as none; who reads it later may ask again.
   *
   * @param path below the server's base path, without a query, as it is on the wire
   * @param contentType as in the response's header, or null
   * @param body null where it cannot be read without taking it from the application
   */
  public static Optional<PathNotFound> of(
      int status, String method, String path, String contentType, byte[] body) {
    if (status != 404 || method == null || path == null) {
      return Optional.empty();
    }
    return ResourcePath.parse(path)
        .filter(valid -> NotFound.of(contentType, body) == NotFound.PATH)
        .map(valid -> new PathNotFound(method.toUpperCase(Locale.ROOT), valid));
  }

  public ResourcePath path() {
    return path;
  }

  String method() {
    return method;
  }

  /** One request for all objects of a kind must not be made a second time, whatever answered it. */
  boolean deletesCollection() {
    return method.equals("DELETE") && path.isCollection();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
