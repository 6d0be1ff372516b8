package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.restmapfix.core.heal.PathNotFound;
import io.github.restmapfix.restmapper.ResourcePath;
import java.net.URI;
import java.util.Optional;

/** The address of a request: the server with its base path, the path below that, the query. */
final class RequestUri {

  private final String method;
  private final String whole;
  private final String server;
  private final String path;

  private RequestUri(String method, String whole, String server, String path) {
    this.method = method;
    this.whole = whole;
    this.server = server;
    this.path = path;
  }

  /**
   * @param server without a slash at the end
   */
  static RequestUri of(HttpRequest request, String server) {
    String method = request.method() == null ? "GET" : request.method(); // of a web socket
    return of(method, request.uri(), server);
  }

  static RequestUri of(String method, URI uri, String server) {
    String whole = uri.toString();
    // a request to another server, after a redirect for example, has no path below this one's
    String rest = whole.startsWith(server + "/") ? whole.substring(server.length()) : "";
    int query = rest.indexOf('?');
    return new RequestUri(method, whole, server, query < 0 ? rest : rest.substring(0, query));
  }

  /** Below the server's base path, without the query; empty at another server. */
  String path() {
    return path;
  }

  /**
   * @param body null if unread
   */
  Optional<PathNotFound> notFound(HttpResponse<?> response, byte[] body) {
    return PathNotFound.of(
        response.code(), method, path, Header.of(response, "Content-Type"), body);
  }

  /** The same server and query with another path. */
  URI with(ResourcePath other) {
    return URI.create(server + other + whole.substring(server.length() + path.length()));
  }
}
