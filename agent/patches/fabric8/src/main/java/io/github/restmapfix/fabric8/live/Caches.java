package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
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

  /** A root client makes one of its own, and every client that is derived from it keeps that. */
  private static final String OF_THE_ROOT = "HEADER";

  private final Copy copy;
  private final KnownCaches known;

  Caches(Copy copy) {
    this.copy = copy;
    this.known = copy.memory(KnownCaches.class, KnownCaches::new);
  }

  /** Of a client that looked something up, or failed, while the agent was there. */
  Optional<Definitions> of(Map<String, Interceptor> interceptors) {
    return Optional.ofNullable(interceptors.get(OF_THE_ROOT)).map(known::of).flatMap(this::alive);
  }

  boolean isKnown(Client client) {
    return of(interceptors(client)).isPresent();
  }

  List<Definitions> all() {
    List<Definitions> all = new ArrayList<>();
    known.all().forEach(cache -> alive(cache).ifPresent(all::add));
    return all;
  }

  void learn(Client client, Map<?, ?> definitions) {
    Interceptor root = interceptors(client).get(OF_THE_ROOT);
    if (root != null) {
      known.learn(root, client, definitions);
    }
  }

  /** Empty for an HTTP client of the application's own making. */
  Optional<Definitions> learn(Client client) throws ReflectiveOperationException {
    Field field = Handlers.class.getDeclaredField("genericDefinitions");
    field.setAccessible(true);
    learn(client, (Map<?, ?>) field.get(client.adapt(BaseClient.class).getHandlers()));
    return of(interceptors(client));
  }

  private static Map<String, Interceptor> interceptors(Client client) {
    HttpClient.DerivedClientBuilder http = client.getHttpClient().newBuilder();
    return http instanceof StandardHttpClientBuilder
        ? ((StandardHttpClientBuilder<?, ?, ?>) http).getInterceptors()
        : Map.of();
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
