package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.EventLoop;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.Caller;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.util.Optional;

/** Asks again, and waits, only if this process wrote or saw a definition in that group. */
public final class SupportsGateway implements Gateway {

  private final Copy copy;
  private final Clients clients;

  public SupportsGateway(Copy copy) {
    this.copy = copy;
    this.clients = new Clients(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    Optional<GroupVersionKind> gvk = ours(arguments);
    if (gvk.isEmpty() || EventLoop.isCurrent()) {
      return null;
    }
    Answer answer = clients.of((Client) arguments[1]).probe(gvk.get());
    if (!answer.found()) {
      return null;
    }
    copy.report().answered("fabric8.supports", gvk.get(), answer);
    return Boolean.TRUE;
  }

  @Override
  public void observe(Object[] arguments) {
    Cluster cluster = clients.of((Client) arguments[1]);
    ours(arguments)
        .filter(gvk -> cluster.marked(gvk.group()))
        .ifPresent(gvk -> copy.observer().missed("fabric8.supports", cluster, gvk, Caller.ASKS));
  }

  private Optional<GroupVersionKind> ours(Object[] arguments) {
    return GroupVersionKind.parse((String) arguments[2], (String) arguments[3])
        .filter(gvk -> !copy.ignores(gvk.group()));
  }
}
