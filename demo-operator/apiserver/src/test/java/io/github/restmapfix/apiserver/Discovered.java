package io.github.restmapfix.apiserver;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits for a path to be served, as an operator has to after a CRD is Established. */
final class Discovered {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Discovered() {}

  static void await(ApiServer server, String path) {
    await(server, path, 200);
  }

  static void await(ApiServer server, String path, int status) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(5))
        .until(() -> status(server.url().resolve(path)) == status);
  }

  static int status(URI uri) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
