package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.impl.BaseClient;
import io.fabric8.kubernetes.client.impl.Handlers;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.fabric8.KnownCaches;
import io.github.restmapfix.fabric8.KnownCaches.Cache;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a client, or only its HTTP client, to the cache of generic kinds that it shares. */
final class Caches {

  private final Copy copy;
  private final KnownCaches known;

  Caches(Copy copy) {
    this.copy = copy;
    this.known = copy.memory(KnownCaches.class, KnownCaches::new);
  }

  /** Of a client that looked something up, or failed, while the agent was there. */
  Optional<Definitions> of(StandardHttpClient<?, ?, ?> http) {
    return Optional.ofNullable(known.of(http.getClosed())).flatMap(this::alive);
  }

  boolean isKnown(Client client) {
    return http(client).flatMap(this::of).isPresent();
  }

  List<Definitions> all() {
    List<Definitions> all = new ArrayList<>();
    known.all().forEach(cache -> alive(cache).ifPresent(all::add));
    return all;
  }

  void learn(Client client, Map<?, ?> definitions) {
    http(client).ifPresent(http -> known.learn(http.getClosed(), client, definitions));
  }

  /** Empty for an HTTP client of the application's own making. */
  Optional<Definitions> learn(Client client) throws ReflectiveOperationException {
    Field field = Handlers.class.getDeclaredField("genericDefinitions");
    field.setAccessible(true);
    learn(client, (Map<?, ?>) field.get(client.adapt(BaseClient.class).getHandlers()));
    return http(client).flatMap(this::of);
  }

  private static Optional<StandardHttpClient<?, ?, ?>> http(Client client) {
    return client.getHttpClient() instanceof StandardHttpClient
        ? Optional.of((StandardHttpClient<?, ?, ?>) client.getHttpClient())
        : Optional.empty();
  }

  @SuppressWarnings("unchecked") // Handlers.genericDefinitions
  private Optional<Definitions> alive(Cache cache) {
    Client client = (Client) cache.client();
    Map<List<Object>, ResourceDefinitionContext> definitions =
        (Map<List<Object>, ResourceDefinitionContext>) cache.definitions();
    return client == null || definitions == null
        ? Optional.empty()
        : Optional.of(new Definitions(copy, client, definitions, cache.former()));
  }
}
