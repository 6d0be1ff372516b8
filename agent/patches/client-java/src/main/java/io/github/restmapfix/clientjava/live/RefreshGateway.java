package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.clientjava.KnownClusters;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.Discovery.APIResource;
import io.kubernetes.client.openapi.ApiClient;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One full read of the cluster that the call names; each kind with the versions that serve it. */
public final class RefreshGateway implements Gateway {

  private final Clients clients;

  public RefreshGateway(Copy copy) {
    clients = new Clients(copy);
  }

  @Override
  public Object answer(Object[] arguments) throws Exception {
    Cluster cluster = clients.of(clientOf((Discovery) arguments[1]));
    KnownClusters known = clients.known();
    long now = System.currentTimeMillis();
    if (known.isFresh(cluster, now)) {
      return Published.resources();
    }
    Optional<Everything> everything = cluster.everything();
    if (everything.isEmpty()) {
      // the library's own read gives the library's own error, and never another cluster's answer
      Published.expire();
      return null;
    }
    Set<APIResource> resources = resources(everything.get());
    long until = now + ((Duration) arguments[2]).toMillis();
    known.refreshed(cluster, until);
    Published.replace(resources, until);
    return resources;
  }

  private static ApiClient clientOf(Discovery discovery) throws ReflectiveOperationException {
    Field field = Discovery.class.getDeclaredField("apiClient");
    field.setAccessible(true);
    return (ApiClient) field.get(discovery);
  }

  private static Set<APIResource> resources(Everything everything) {
    Set<APIResource> resources = new HashSet<>();
    for (Everything.Group group : everything.groups()) {
      servedIn(group)
          .forEach(
              (served, versions) ->
                  resources.add(
                      Published.resource(
                          group.name(), versions, preferred(group, versions), served)));
    }
    return resources;
  }

  /** The same kind may have another plural or scope in another version's document. */
  private static Map<ApiResource, List<String>> servedIn(Everything.Group group) {
    Map<ApiResource, List<String>> served = new LinkedHashMap<>();
    for (String version : group.versions()) {
      for (ApiResource resource : group.resources(version)) {
        served.computeIfAbsent(resource, first -> new ArrayList<>()).add(version);
      }
    }
    return served;
  }

  private static String preferred(Everything.Group group, List<String> versions) {
    return versions.contains(group.preferred()) ? group.preferred() : versions.get(0);
  }
}
