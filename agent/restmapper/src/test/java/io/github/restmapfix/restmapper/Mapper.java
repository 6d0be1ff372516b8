package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One cluster of the engine on virtual time. Without a wait unless a test asks for it: the ceilings
 * on requests are counted so.
 */
final class Mapper {

  static final String SERVER = "https://10.0.0.1:6443";

  final VirtualTime time;
  final Clusters clusters;
  final Cluster cluster;

  private Mapper(VirtualTime time, Transport server, Settings settings) {
    this.time = time;
    this.clusters = Clusters.create(settings, time);
    this.cluster = clusters.cluster(ClusterId.of(SERVER, ""), server);
  }

  static Mapper withoutWait(Transport server) {
    return new Mapper(new VirtualTime(), server, Settings.defaults().withWait(Duration.ZERO));
  }

  static Mapper withWait(Transport server) {
    return new Mapper(new VirtualTime(), server, Settings.defaults());
  }

  /** With a wait, at a server that takes so long for each answer. */
  static Mapper at(Transport server, Duration latency) {
    VirtualTime time = new VirtualTime();
    return on(
        time,
        request -> {
          CompletableFuture<Response> answer = new CompletableFuture<>();
          server
              .get(request)
              .thenAccept(response -> time.after(latency, () -> answer.complete(response)));
          return answer;
        },
        Settings.defaults());
  }

  static Mapper on(VirtualTime time, Transport server, Settings settings) {
    return new Mapper(time, server, settings);
  }

  static GroupVersionKind gvk(String apiVersion, String kind) {
    return GroupVersionKind.parse(apiVersion, kind).orElseThrow();
  }

  Answer find(String apiVersion, String kind) {
    return time.await(asks(apiVersion, kind));
  }

  CompletableFuture<Answer> asks(String apiVersion, String kind) {
    return cluster.findAsync(gvk(apiVersion, kind), Caller.ASKS);
  }

  Answer findRemembering(String apiVersion, String kind) {
    return time.await(cluster.findAsync(gvk(apiVersion, kind), Caller.REMEMBERS));
  }

  Answer findVersionless(String group, String kind) {
    return time.await(cluster.findAsync(group, kind, Caller.ASKS));
  }

  Answer findResource(String group, String version, String resource) {
    return time.await(cluster.findResourceAsync(group, version, resource, Caller.ASKS));
  }

  Answer recheck(String apiVersion, String kind) {
    return time.await(cluster.recheckAsync(gvk(apiVersion, kind)));
  }

  Optional<Everything> everything() {
    return time.await(cluster.everythingAsync());
  }

  void mark(String group) {
    clusters.mark(SERVER, group);
  }
}
