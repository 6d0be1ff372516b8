package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.core.heal.PathNotFound;
import io.github.restmapfix.fabric8.live.Definitions.Held;
import java.util.Optional;

/**
 * Takes out what is stale, so that the next call is right. It is too late to send the request
 * again, and the caller is not held.
 */
public final class ResponsesGateway implements Gateway {

  private static final String PATCH = "fabric8.responses";

  private final Copy copy;
  private final Caches caches;
  private final Clients clients;

  public ResponsesGateway(Copy copy) {
    this.copy = copy;
    this.caches = new Caches(copy);
    this.clients = new Clients(copy);
  }

  @Override
  public Object answer(Object[] arguments) throws Exception {
    Client client = (Client) arguments[1];
    HttpResponse<?> response = (HttpResponse<?>) arguments[2];
    boolean seenUnread = isText(response) && caches.of(client).isPresent();
    Optional<PathNotFound> failed = seenUnread ? Optional.empty() : notFound(client, response);
    if (failed.isPresent()) {
      caches.learn(client).ifPresent(definitions -> heal(definitions, failed.get()));
    }
    return null;
  }

  private void heal(Definitions definitions, PathNotFound failed) {
    Optional<Held> held = definitions.at(failed.path());
    held.ifPresent(
        stale ->
            copy.healer()
                .lateRemedy(clients.of(definitions.client()), failed, stale.mapping())
                .thenAccept(remedy -> definitions.heal(PATCH, stale, remedy)));
  }

  @Override
  public void observe(Object[] arguments) throws Exception {
    Client client = (Client) arguments[1];
    Optional<PathNotFound> failed = notFound(client, (HttpResponse<?>) arguments[2]);
    if (failed.isPresent()) {
      caches
          .learn(client)
          .flatMap(definitions -> definitions.at(failed.get().path()))
          .ifPresent(
              held ->
                  copy.observer()
                      .suspected(PATCH, clients.of(client), failed.get(), held.mapping()));
    }
  }

  /** By {@link PathInterceptor}. */
  private static boolean isText(HttpResponse<?> response) {
    String type = Header.of(response, "Content-Type");
    return type != null && type.startsWith("text/plain");
  }

  private static Optional<PathNotFound> notFound(Client client, HttpResponse<?> response) {
    return response.body() instanceof byte[]
        ? RequestUri.of(response.request(), client).notFound(response, (byte[]) response.body())
        : Optional.empty();
  }
}
