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

  private static final String STANDARD = "io.fabric8.kubernetes.client.http.StandardHttpClient";

  private final Copy copy;
  private final KnownCaches known;

  Caches(Copy copy) {
    this.copy = copy;
    this.known = copy.memory(KnownCaches.class, KnownCaches::new);
  }

  /** Of a client that looked something up, or failed, while the agent was there. */
  Optional<Definitions> of(Map<String, Interceptor> interceptors) {
    return asking(interceptors.get(OF_THE_ROOT));
  }

  /** The same; never of a client of our own. */
  Optional<Definitions> ofApplication(HttpClient http) {
    Map<String, Interceptor> interceptors = interceptors(http);
    return interceptors == null || interceptors.containsKey(OwnClient.MARK)
        ? Optional.empty()
        : of(interceptors);
  }

  /** The same; this client takes the place of one that is gone. */
  Optional<Definitions> of(Client client) {
    Object root = root(client);
    Optional<Definitions> asking = asking(root);
    Cache cache = asking.isPresent() || root == null ? null : known.of(root);
    if (cache == null || cache.definitions() == null) {
      return asking;
    }
    learn(client, cache.definitions());
    return asking(root);
  }

  boolean knows(Client client) {
    return asking(root(client)).isPresent();
  }

  /** Also those through which nothing can be asked now. */
  List<Definitions> all() {
    List<Definitions> all = new ArrayList<>();
    known.all().forEach(cache -> alive(cache).ifPresent(all::add));
    return all;
  }

  void learn(Client client, Map<?, ?> definitions) {
    Object root = root(client);
    if (root != null) {
      Session session = Session.of(client);
      known.learn(
          root, definitions, lasting(session.http()), session.config(), session.serialization());
    }
  }

  /** Empty for an HTTP client whose interceptors are not those that the library gives a root. */
  Optional<Definitions> learn(Client client) throws ReflectiveOperationException {
    Field field = Handlers.class.getDeclaredField("genericDefinitions");
    field.setAccessible(true);
    learn(client, (Map<?, ?>) field.get(client.adapt(BaseClient.class).getHandlers()));
    return of(client);
  }

  private Optional<Definitions> asking(Object root) {
    return Optional.ofNullable(root)
        .map(known::of)
        .flatMap(this::alive)
        .filter(definitions -> definitions.session().http() != null);
  }

  /**
   * What an HTTP client was derived from, if all that it does with requests is the same: that lives
   * as long as the root, and tags no request.
   */
  private static HttpClient lasting(HttpClient http) {
    HttpClient parent = parent(http);
    return parent == null || !interceptors(parent).equals(interceptors(http))
        ? http
        : lasting(parent);
  }

  /** Null for one that is not derived, and in 6.2, where it does not tell. */
  private static HttpClient parent(HttpClient http) {
    try {
      Class<?> type = Class.forName(STANDARD, false, HttpClient.class.getClassLoader());
      if (!type.isInstance(http)) {
        return null;
      }
      Field builder = type.getDeclaredField("builder");
      builder.setAccessible(true);
      return (HttpClient)
          ByName.call(StandardHttpClientBuilder.class, builder.get(http), "getClient");
    } catch (ReflectiveOperationException another) {
      return null;
    }
  }

  /**
   * What a client shares with all that are derived from it; null if the application made its HTTP
   * client itself.
   */
  private static Object root(Client client) {
    Map<String, Interceptor> interceptors = interceptors(client.getHttpClient());
    return interceptors == null
        ? client.adapt(BaseClient.class).getHandlers()
        : interceptors.get(OF_THE_ROOT);
  }

  /** Null for an HTTP client that does not tell them, as OkHttp's in 6.2. */
  private static Map<String, Interceptor> interceptors(HttpClient http) {
    HttpClient.DerivedClientBuilder builder = http.newBuilder();
    return builder instanceof StandardHttpClientBuilder
        ? ((StandardHttpClientBuilder<?, ?, ?>) builder).getInterceptors()
        : null;
  }

  @SuppressWarnings("unchecked") // Handlers.genericDefinitions
  private Optional<Definitions> alive(Cache cache) {
    Map<List<Object>, ResourceDefinitionContext> definitions =
        (Map<List<Object>, ResourceDefinitionContext>) cache.definitions();
    return definitions == null
        ? Optional.empty()
        : Session.of(cache)
            .map(session -> new Definitions(copy, session, definitions, cache.former()));
  }
}
