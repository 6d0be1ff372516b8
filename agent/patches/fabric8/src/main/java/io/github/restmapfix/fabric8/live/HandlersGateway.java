package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.EventLoop;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.core.heal.Healer;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.Caller;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks a generic kind up in the library's place. What is found is put where the library would have
 * put it; an unknown answer is left to the library, for its own error.
 */
public final class HandlersGateway implements Gateway {

  private final Copy copy;
  private final Clients clients;
  private final Caches caches;

  public HandlersGateway(Copy copy) {
    this.copy = copy;
    this.clients = new Clients(copy);
    this.caches = new Caches(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    Client client = (Client) arguments[4];
    Optional<GroupVersionKind> gvk = ours(arguments);
    if (gvk.isEmpty() || isMissed(arguments) || EventLoop.isCurrent()) {
      return null;
    }
    @SuppressWarnings("unchecked") // Handlers.genericDefinitions
    Map<List<Object>, ResourceDefinitionContext> definitions =
        (Map<List<Object>, ResourceDefinitionContext>) arguments[1];
    caches.learn(client, definitions); // also if the library has to ask by itself
    Answer answer = clients.of(client).find(gvk.get(), caller());
    copy.report().answered("fabric8.handlers", gvk.get(), answer);
    if (answer.outcome() == Answer.Outcome.UNKNOWN) {
      return null;
    }
    if (!answer.found()) {
      return new Object[] {null};
    }
    ResourceDefinitionContext context = Definitions.context(answer.mapping());
    definitions.put(Arrays.asList(arguments[3], arguments[2]), context);
    return new Object[] {context};
  }

  @Override
  public void changed(Cluster cluster) {
    for (Definitions definitions : caches.all()) {
      if (clients.id(definitions.session()).equals(cluster.id())) {
        for (Definitions.Held held : definitions.all()) {
          if (!copy.ignores(held.mapping().gvk().group())) {
            definitions.heal("fabric8.handlers", held, Healer.known(cluster, held.mapping()));
          }
        }
      }
    }
  }

  /** Each client has its own; those that looked something up, or failed, since the agent came. */
  @Override
  public String holds(GroupVersionKind gvk) {
    List<String> held = new ArrayList<>();
    for (Definitions definitions : caches.all()) {
      for (Definitions.Held each : definitions.all()) {
        if (each.mapping().gvk().equals(gvk)) {
          held.add(each.mapping() + " for " + definitions.session().config().getMasterUrl());
        }
      }
    }
    return held.isEmpty() ? "nothing for " + gvk : String.join(" and ", held);
  }

  @Override
  public void observe(Object[] arguments) {
    if (isMissed(arguments)) {
      Cluster cluster = clients.of((Client) arguments[4]);
      ours(arguments)
          .ifPresent(gvk -> copy.observer().missed("fabric8.handlers", cluster, gvk, caller()));
    }
  }

  /** The library has asked by itself. */
  private static boolean isMissed(Object[] arguments) {
    return arguments[1] == null;
  }

  /** For core kinds and for classes that it knows, the library never asks a server. */
  private Optional<GroupVersionKind> ours(Object[] arguments) {
    String apiVersion = (String) arguments[2];
    String kind = (String) arguments[3];
    return GroupVersionKind.parse(apiVersion, kind)
        .filter(gvk -> !gvk.group().isEmpty() && !copy.ignores(gvk.group()))
        .filter(
            gvk ->
                !RegisteredKinds.has(
                    RegisteredKinds.serialization((Client) arguments[4]), apiVersion, kind));
  }

  private static Caller caller() {
    return ListOperation.isResolving() ? Caller.ASKS_FOR_A_LIST : Caller.ASKS;
  }
}
