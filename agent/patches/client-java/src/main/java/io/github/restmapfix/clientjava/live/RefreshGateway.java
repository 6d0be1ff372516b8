package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.clientjava.KnownClusters;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.Discovery.APIResource;
import io.kubernetes.client.openapi.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One full read of the cluster that the call names; each kind with the versions that serve it. */
public final class RefreshGateway implements Gateway {

  private final Copy copy;
  private final Clients clients;

  public RefreshGateway(Copy copy) {
    this.copy = copy;
    clients = new Clients(copy);
  }

  @Override
  public Object answer(Object[] arguments) throws Exception {
    ApiClient client = Clients.of((Discovery) arguments[1]);
    Cluster cluster = clients.of(client);
    KnownClusters known = clients.known();
    if (isReadByLibrary(arguments)) {
      known.refreshed(cluster, client, 0);
      return null;
    }
    long now = System.currentTimeMillis();
    if (known.isFresh(cluster, now)) {
      return Published.resources();
    }
    Optional<Everything> everything = cluster.everything();
    if (everything.isEmpty()) {
      // the library's own read gives the library's own error, and never another cluster's answer
      synchronized (known) {
        keepPathsFor(cluster);
        known.expire();
        Published.expire();
      }
      return null;
    }
    Set<APIResource> resources = resources(everything.get().groups());
    long until = now + ((Duration) arguments[2]).toMillis();
    synchronized (known) {
      FormerMappings former = known.former(); // perhaps another cluster's
      keepPathsFor(cluster);
      known.refreshed(cluster, client, until);
      Published.replace(resources, until, former);
    }
    return resources;
  }

  /** Whichever cluster that was, it is the one that is meant from now on. */
  private static boolean isReadByLibrary(Object[] arguments) {
    return arguments.length > 3;
  }

  /** Handles of another server that were made of what is held keep their paths. */
  private void keepPathsFor(Cluster next) throws ReflectiveOperationException {
    KnownClusters known = clients.known();
    if (!known.isHeld(next)) {
      PublishedPaths.lost(Published.resources(), Set.of()).forEach(known.former()::add);
    }
  }

  /** Which cluster is meant from now on has to be known all the same. */
  @Override
  public void observe(Object[] arguments) throws Exception {
    ApiClient client = Clients.of((Discovery) arguments[1]);
    Cluster cluster = clients.of(client);
    synchronized (clients.known()) {
      if (isReadByLibrary(arguments)) {
        clients.known().refreshed(cluster, client, 0);
      } else {
        keepPathsFor(cluster);
      }
    }
  }

  @Override
  public void refreshed(Cluster cluster, Everything everything) throws Exception {
    KnownClusters known = clients.known();
    synchronized (known) {
      OptionalLong until = known.windowOf(cluster);
      if (until.isPresent()) {
        Published.replace(resources(everything.groups()), until.getAsLong(), known.former(cluster));
      }
    }
  }

  @Override
  public void changed(Cluster cluster, List<Everything.Group> groups) throws Exception {
    KnownClusters known = clients.known();
    synchronized (known) {
      if (known.isHeld(cluster)) {
        Map<String, Everything.Group> byName = new HashMap<>();
        groups.forEach(group -> byName.put(group.name(), group));
        Published.change(byName, resources(groups), known.former(cluster));
      }
    }
  }

  private Set<APIResource> resources(List<Everything.Group> groups) {
    Set<APIResource> resources = new HashSet<>();
    for (Everything.Group group : groups) {
      (copy.ignores(group.name()) ? preferredClaimedForAll(group) : servedIn(group))
          .forEach(
              (served, versions) ->
                  resources.add(
                      Published.resource(
                          group.name(), versions, preferred(group, versions), served)));
    }
    return resources;
  }

  /** As the library sees it, for a group that is left to it. */
  private static Map<ApiResource, List<String>> preferredClaimedForAll(Everything.Group group) {
    Map<ApiResource, List<String>> served = new LinkedHashMap<>();
    for (ApiResource resource : group.resources(group.preferred())) {
      served.put(resource, group.versions());
    }
    return served;
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
