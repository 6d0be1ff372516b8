package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.clientjava.KnownClusters;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Secret;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.auth.ApiKeyAuth;
import io.kubernetes.client.openapi.auth.Authentication;
import io.kubernetes.client.openapi.auth.HttpBasicAuth;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From an ApiClient to the engine's view of its cluster. */
final class Clients {

  private final Copy copy;
  private final KnownClusters known;

  Clients(Copy copy) {
    this.copy = copy;
    this.known = copy.memory(KnownClusters.class, KnownClusters::new);
  }

  KnownClusters known() {
    return known;
  }

  /** It has no other way to tell. */
  static ApiClient of(Discovery discovery) throws ReflectiveOperationException {
    Field field = Discovery.class.getDeclaredField("apiClient");
    field.setAccessible(true);
    return (ApiClient) field.get(discovery);
  }

  Cluster of(ApiClient client) {
    return copy.cluster(ClusterId.of(client.getBasePath(), identity(client)), client);
  }

  /** The cluster that a look-up without a client means; says once why, if there is none. */
  Optional<Cluster> current() {
    Optional<Cluster> current = known.current();
    if (current.isEmpty() && known.isAmbiguous()) {
      copy.report()
          .once(
              "ambiguous " + copy.library().name(),
              "client-java: this program talks to several API servers and never called"
                  + " ModelMapper.refresh, so that a look-up without a client could mean any of"
                  + " them; left alone");
    }
    return current;
  }

  /**
   * Who asks, as far as it is configuration: a rotated token changes nothing. Secrets enter as a
   * hash that is salted for this JVM only.
   */
  private static String identity(ApiClient client) {
    StringBuilder identity = new StringBuilder();
    for (Map.Entry<String, Authentication> entry :
        new TreeMap<>(client.getAuthentications()).entrySet()) {
      if (entry.getValue() instanceof ApiKeyAuth) {
        identity.append(Secret.digest(((ApiKeyAuth) entry.getValue()).getApiKey()));
      } else if (entry.getValue() instanceof HttpBasicAuth) {
        identity.append(((HttpBasicAuth) entry.getValue()).getUsername());
      }
    }
    // tokens from files and from programs are put in by an interceptor
    client
        .getHttpClient()
        .interceptors()
        .forEach(i -> identity.append(' ').append(i.getClass().getName()));
    return identity.toString();
  }
}
