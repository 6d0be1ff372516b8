package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.InputStreamBodyContent;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.heal.Healer;
import io.github.restmapfix.core.heal.PathNotFound;
import io.github.restmapfix.core.heal.Remedy;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * After a 404 on a path that Handlers made: what is stale goes, and the request is sent again where
 * that is safe. Never blocks: this runs on a client's I/O thread.
 */
final class PathInterceptor implements Interceptor {

  private static final String PATCH = "fabric8.paths";

  private final Copy copy;
  private final Definitions definitions;

  PathInterceptor(Copy copy, Definitions definitions) {
    this.copy = copy;
    this.definitions = definitions;
  }

  /** The form for web sockets, which the one for other requests calls. */
  @Override
  public CompletableFuture<Boolean> afterFailure(
      BasicBuilder builder, HttpResponse<?> response, RequestTags tags) {
    if (response.code() != 404) {
      return no();
    }
    try {
      return healed(builder, response);
    } catch (Throwable failure) {
      copy.failed(PATCH, failure);
      return no();
    }
  }

  private CompletableFuture<Boolean> healed(BasicBuilder builder, HttpResponse<?> response) {
    RequestUri uri = RequestUri.of(response.request(), definitions.client());
    Optional<PathNotFound> failed = uri.notFound(response, null);
    Optional<Definitions.Held> held = failed.flatMap(path -> definitions.at(path.path()));
    return held.isPresent()
        ? remedy(response.request(), failed.get(), held.get().mapping())
            .thenApply(
                remedy -> {
                  definitions.heal(PATCH, held.get(), remedy);
                  remedy.again().ifPresent(path -> builder.uri(uri.with(path)));
                  return remedy.again().isPresent();
                })
            .exceptionally(
                failure -> {
                  copy.failed(PATCH, failure);
                  return false;
                })
        : no();
  }

  private CompletableFuture<Remedy> remedy(
      HttpRequest request, PathNotFound failed, RestMapping held) {
    Healer healer = copy.healer();
    Cluster cluster = new Clients(copy).of(definitions.client());
    return repeatable(request)
        ? healer.remedy(PATCH, cluster, failed, held)
        : healer.lateRemedy(cluster, failed, held);
  }

  /** A stream has been read by now. */
  private static boolean repeatable(HttpRequest request) {
    return request instanceof StandardHttpRequest
        && !(((StandardHttpRequest) request).body() instanceof InputStreamBodyContent);
  }

  private static CompletableFuture<Boolean> no() {
    return CompletableFuture.completedFuture(false);
  }
}
