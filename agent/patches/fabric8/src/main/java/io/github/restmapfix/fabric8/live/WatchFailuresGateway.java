package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.core.heal.PathNotFound;
import java.net.URI;
import java.util.function.BiConsumer;

/**
 * Asks where a watch's kind is now, so that {@link WatchPathsGateway} finds it when the watch
 * begins again. Never blocks: this runs on a client's I/O thread.
 */
public final class WatchFailuresGateway implements Gateway {

  private static final String PATCH = "fabric8.watch-failures";

  private final Caches caches;
  private final LateRemedy remedy;

  public WatchFailuresGateway(Copy copy) {
    this.caches = new Caches(copy);
    this.remedy = new LateRemedy(PATCH, copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    each(arguments, remedy::after);
    return null;
  }

  @Override
  public void observe(Object[] arguments) {
    each(arguments, remedy::suspect);
  }

  private void each(Object[] arguments, BiConsumer<Definitions, PathNotFound> what) {
    URI uri = URI.create(arguments[1].toString());
    // its type is another one later on
    HttpResponse<?> response =
        (HttpResponse<?>)
            ByName.call(WebSocketHandshakeException.class, arguments[2], "getResponse");
    for (Definitions definitions : caches.all()) {
      RequestUri.of("GET", uri, definitions.session().server())
          .notFound(response, null) // the library closed the body
          .ifPresent(failed -> what.accept(definitions, failed));
    }
  }
}
