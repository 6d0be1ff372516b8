package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.restmapper.ResourcePath;
import io.kubernetes.client.openapi.ApiClient;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** The address of a request: the server with its base path, the path below that, the query. */
final class RequestUrl {

  private final HttpUrl whole;
  private final String base;
  private final String path;

  private RequestUrl(HttpUrl whole, String base, String path) {
    this.whole = whole;
    this.base = base;
    this.path = path;
  }

  static RequestUrl of(Request request, ApiClient client) {
    HttpUrl whole = request.url();
    HttpUrl server = HttpUrl.parse(client.getBasePath());
    String base = server == null ? "" : server.encodedPath().replaceAll("/+$", "");
    boolean below =
        server != null
            && whole.scheme().equals(server.scheme())
            && whole.host().equals(server.host())
            && whole.port() == server.port()
            && whole.encodedPath().startsWith(base + "/");
    return new RequestUrl(whole, base, below ? whole.encodedPath().substring(base.length()) : "");
  }

  /** As it is on the wire; empty for a request to another server, which has none below this one. */
  String path() {
    return path;
  }

  /** The same server and query with another path. */
  HttpUrl with(ResourcePath other) {
    return whole.newBuilder().encodedPath(base + other).build();
  }
}
