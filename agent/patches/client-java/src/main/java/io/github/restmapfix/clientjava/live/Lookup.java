package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.EventLoop;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.Caller;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.common.KubernetesType;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ModelMapper;
import java.util.Optional;

/** Asks the engine on behalf of one patch, and tells the report. */
final class Lookup {

  private final Copy copy;
  private final String patch;
  private final Clients clients;

  Lookup(Copy copy, String patch) {
    this.copy = copy;
    this.patch = patch;
    this.clients = new Clients(copy);
  }

  Clients clients() {
    return clients;
  }

  /** On the cluster that a static call means. */
  Optional<RestMapping> find(io.kubernetes.client.apimachinery.GroupVersionKind gvk) {
    return clients.current().flatMap(cluster -> found(ask(cluster, gvk)));
  }

  /** On the cluster that this client talks to. */
  Optional<RestMapping> find(ApiClient client, KubernetesType object) {
    return found(answer(client, object.getApiVersion(), object.getKind()));
  }

  Optional<Answer> answer(ApiClient client, String apiVersion, String kind) {
    return apiVersion == null || kind == null
        ? Optional.empty()
        : ask(
            clients.of(client),
            ModelMapper.groupVersionKindFromApiVersionAndKind(apiVersion, kind));
  }

  /** As {@link #find}, afterwards, and only to say what would have been found. */
  void observe(io.kubernetes.client.apimachinery.GroupVersionKind gvk) {
    clients.current().ifPresent(cluster -> observe(cluster, gvk));
  }

  void observe(ApiClient client, KubernetesType object) {
    if (object.getApiVersion() != null && object.getKind() != null) {
      observe(
          clients.of(client),
          ModelMapper.groupVersionKindFromApiVersionAndKind(
              object.getApiVersion(), object.getKind()));
    }
  }

  private void observe(Cluster cluster, io.kubernetes.client.apimachinery.GroupVersionKind gvk) {
    ours(gvk).ifPresent(wanted -> copy.observer().missed(patch, cluster, wanted, Caller.REMEMBERS));
  }

  private Optional<GroupVersionKind> ours(io.kubernetes.client.apimachinery.GroupVersionKind gvk) {
    return GroupVersionKind.of(gvk.getGroup(), gvk.getVersion(), gvk.getKind())
        .filter(wanted -> !copy.ignores(wanted.group()));
  }

  private Optional<Answer> ask(
      Cluster cluster, io.kubernetes.client.apimachinery.GroupVersionKind gvk) {
    return ours(gvk)
        .filter(wanted -> !EventLoop.isCurrent())
        .map(
            wanted -> {
              Answer answer = cluster.find(wanted, Caller.REMEMBERS);
              copy.report().answered(patch, wanted, answer);
              return answer;
            });
  }

  private static Optional<RestMapping> found(Optional<Answer> answer) {
    return answer.filter(Answer::found).map(Answer::mapping);
  }
}
