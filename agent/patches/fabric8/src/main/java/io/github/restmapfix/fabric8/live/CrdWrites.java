package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.CrdDocument;
import io.github.restmapfix.core.CrdWrite;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells what is in use, and marks the group of a custom resource definition that is written. */
final class CrdWrites {

  private final Copy copy;

  CrdWrites(Copy copy) {
    this.copy = copy;
  }

  /**
   * @param body null for one that cannot be read twice
   */
  void requested(HttpRequest request, Supplier<byte[]> body) {
    URI uri = request.uri();
    copy.clusters().requested(uri.toString());
    CrdWrite.at(request.method(), uri.getPath())
        .flatMap(
            write ->
                write.group().or(() -> Optional.ofNullable(body.get()).flatMap(CrdDocument::group)))
        .ifPresent(group -> copy.clusters().mark(server(uri), group));
  }

  /** What stands before {@code /apis/} is the server with its base path. */
  private static String server(URI uri) {
    String whole = uri.toString();
    return whole.substring(0, whole.indexOf("/apis/apiextensions.k8s.io/"));
  }
}
