package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.core.heal.PathNotFound;
import java.util.Optional;

/**
 * Takes out what is stale, so that the next call is right. It is too late to send the request
 * again, and the caller is not held.
 */
public final class ResponsesGateway implements Gateway {

  private static final String PATCH = "fabric8.responses";

  private final Caches caches;
  private final LateRemedy remedy;

  public ResponsesGateway(Copy copy) {
    this.caches = new Caches(copy);
    this.remedy = new LateRemedy(PATCH, copy);
  }

  @Override
  public Object answer(Object[] arguments) throws Exception {
    Client client = (Client) arguments[1];
    HttpResponse<?> response = (HttpResponse<?>) arguments[2];
    boolean seenUnread = isText(response) && caches.knows(client);
    Optional<PathNotFound> failed = seenUnread ? Optional.empty() : notFound(client, response);
    if (failed.isPresent()) {
      caches.learn(client).ifPresent(definitions -> remedy.after(definitions, failed.get()));
    }
    return null;
  }

  @Override
  public void observe(Object[] arguments) throws Exception {
    Client client = (Client) arguments[1];
    Optional<PathNotFound> failed = notFound(client, (HttpResponse<?>) arguments[2]);
    if (failed.isPresent()) {
      caches.learn(client).ifPresent(definitions -> remedy.suspect(definitions, failed.get()));
    }
  }

  /** By {@link PathInterceptor}. */
  private static boolean isText(HttpResponse<?> response) {
    String type = Header.of(response, "Content-Type");
    return type != null && type.startsWith("text/plain");
  }

  private static Optional<PathNotFound> notFound(Client client, HttpResponse<?> response) {
    return response.body() instanceof byte[]
        ? RequestUri.of(response.request(), Session.of(client).server())
            .notFound(response, (byte[]) response.body())
        : Optional.empty();
  }
}
