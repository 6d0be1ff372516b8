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
    return clients
        .current()
        .flatMap(cluster -> ask(cluster, ours(gvk)).filter(Answer::found))
        .map(Answer::mapping);
  }

  /** On the cluster that this client talks to. */
  Optional<RestMapping> find(ApiClient client, KubernetesType object) {
    return answer(client, object.getApiVersion(), object.getKind())
        .filter(Answer::found)
        .map(Answer::mapping);
  }

  Optional<Answer> answer(ApiClient client, String apiVersion, String kind) {
    return ask(clients.of(client), GroupVersionKind.parse(apiVersion, kind));
  }

  /**
   * @param group empty: whichever
   */
  Optional<Answer> answer(ApiClient client, Optional<String> group, String version, String kind) {
    Optional<GroupVersionKind> gvk = GroupVersionKind.of(group.orElse(""), version, kind);
    return group.isPresent()
        ? ask(clients.of(client), gvk)
        : gvk.filter(wanted -> !EventLoop.isCurrent())
            .flatMap(wanted -> askForAnyGroup(clients.of(client), wanted));
  }

  /** Empty if it is served in a group that the user wants left alone. */
  private Optional<Answer> askForAnyGroup(Cluster cluster, GroupVersionKind wanted) {
    Answer answer = cluster.findInAnyGroup(wanted.version(), wanted.kind(), Caller.REMEMBERS);
    GroupVersionKind told = answer.found() ? answer.mapping().gvk() : wanted;
    if (answer.found() && !isOurs(told)) {
      return Optional.empty();
    }
    copy.report().answered(patch, told, answer);
    return Optional.of(answer);
  }

  /** As {@link #find}, afterwards, and only to say what would have been found. */
  void observe(io.kubernetes.client.apimachinery.GroupVersionKind gvk) {
    clients.current().ifPresent(cluster -> observe(cluster, ours(gvk)));
  }

  void observe(ApiClient client, KubernetesType object) {
    observe(clients.of(client), GroupVersionKind.parse(object.getApiVersion(), object.getKind()));
  }

  void observe(ApiClient client, Optional<String> group, String version, String kind) {
    Cluster cluster = clients.of(client);
    Optional<GroupVersionKind> gvk = GroupVersionKind.of(group.orElse(""), version, kind);
    if (group.isPresent()) {
      observe(cluster, gvk);
    } else {
      gvk.ifPresent(
          wanted -> copy.observer().missedInAnyGroup(patch, cluster, wanted, Caller.REMEMBERS));
    }
  }

  private void observe(Cluster cluster, Optional<GroupVersionKind> gvk) {
    gvk.filter(this::isOurs)
        .ifPresent(wanted -> copy.observer().missed(patch, cluster, wanted, Caller.REMEMBERS));
  }

  private static Optional<GroupVersionKind> ours(
      io.kubernetes.client.apimachinery.GroupVersionKind gvk) {
    return GroupVersionKind.of(gvk.getGroup(), gvk.getVersion(), gvk.getKind());
  }

  private boolean isOurs(GroupVersionKind wanted) {
    return !copy.ignores(wanted.group());
  }

  private Optional<Answer> ask(Cluster cluster, Optional<GroupVersionKind> gvk) {
    return gvk.filter(this::isOurs)
        .filter(wanted -> !EventLoop.isCurrent())
        .map(
            wanted -> {
              Answer answer = cluster.find(wanted, Caller.REMEMBERS);
              copy.report().answered(patch, wanted, answer);
              return answer;
            });
  }
}
