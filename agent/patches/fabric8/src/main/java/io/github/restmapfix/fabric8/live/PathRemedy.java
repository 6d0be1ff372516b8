package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.heal.Healer;
import io.github.restmapfix.core.heal.PathNotFound;
import io.github.restmapfix.core.heal.Remedy;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * After a 404 on a path that Handlers made: what is stale goes, and the request is given the right
 * path where it is safe to send it again. Never blocks: this runs on a client's I/O thread.
 */
final class PathRemedy {

  private final String patch;
  private final Copy copy;
  private final Definitions definitions;

  PathRemedy(String patch, Copy copy, Definitions definitions) {
    this.patch = patch;
    this.copy = copy;
    this.definitions = definitions;
  }

  /**
   * Whether to send the request that is now in the builder.
   *
   * @param body null if it is unread
   * @param repeatable false for a request that could only be sent without its body
   */
  CompletableFuture<Boolean> after(
      HttpResponse<?> response, byte[] body, BasicBuilder builder, boolean repeatable) {
    try {
      RequestUri uri = RequestUri.of(response.request(), definitions.session().server());
      Optional<PathNotFound> failed = uri.notFound(response, body);
      Optional<Definitions.Held> held = failed.flatMap(path -> definitions.at(path.path()));
      return held.isPresent()
          ? remedy(failed.get(), held.get().mapping(), repeatable)
              .thenApply(remedy -> isAgain(remedy, held.get(), builder, uri))
              .exceptionally(this::isNot)
          : CompletableFuture.completedFuture(false);
    } catch (Throwable failure) {
      return CompletableFuture.completedFuture(isNot(failure));
    }
  }

  private CompletableFuture<Remedy> remedy(
      PathNotFound failed, RestMapping held, boolean repeatable) {
    Healer healer = copy.healer();
    Cluster cluster = new Clients(copy).of(definitions.session());
    return repeatable
        ? healer.remedy(patch, cluster, failed, held)
        : healer.lateRemedy(cluster, failed, held);
  }

  private boolean isAgain(
      Remedy remedy, Definitions.Held held, BasicBuilder builder, RequestUri uri) {
    definitions.heal(patch, held, remedy);
    remedy.again().ifPresent(path -> builder.uri(uri.with(path)));
    return remedy.again().isPresent();
  }

  private boolean isNot(Throwable failure) {
    copy.failed(patch, failure);
    return false;
  }
}
