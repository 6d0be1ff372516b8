package io.github.restmapfix.clientjava.live;

import io.kubernetes.client.Discovery;
import io.kubernetes.client.Discovery.APIResource;
import io.kubernetes.client.openapi.ApiClient;
import io.micronaut.kubernetes.client.DiscoveryCache;
import jakarta.inject.Provider;
import java.lang.reflect.Field;
import java.util.Set;

/** What Micronaut's DiscoveryCache holds, and the client that it reads by. */
final class CachedDiscovery {

  private CachedDiscovery() {}

  static Set<APIResource> resources(DiscoveryCache cache) throws ReflectiveOperationException {
    @SuppressWarnings("unchecked") // the field's declared type
    Set<APIResource> resources = (Set<APIResource>) field("lastAPIDiscovery").get(cache);
    return resources;
  }

  static ApiClient client(DiscoveryCache cache) throws ReflectiveOperationException {
    return Clients.of((Discovery) ((Provider<?>) field("discovery").get(cache)).get());
  }

  private static Field field(String name) throws ReflectiveOperationException {
    Field field = DiscoveryCache.class.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
