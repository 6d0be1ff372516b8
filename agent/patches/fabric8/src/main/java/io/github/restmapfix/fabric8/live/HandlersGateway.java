package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.impl.BaseClient;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.EventLoop;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.Caller;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.RestMapping;
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

  public HandlersGateway(Copy copy) {
    this.copy = copy;
    this.clients = new Clients(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    Client client = (Client) arguments[4];
    Optional<GroupVersionKind> gvk = ours(arguments);
    if (gvk.isEmpty() || isMissed(arguments) || EventLoop.isCurrent()) {
      return null;
    }
    Answer answer = clients.of(client).find(gvk.get(), caller());
    copy.report().answered("fabric8.handlers", gvk.get(), answer);
    if (answer.outcome() == Answer.Outcome.UNKNOWN) {
      return null;
    }
    if (!answer.found()) {
      return new Object[] {null};
    }
    @SuppressWarnings("unchecked") // Handlers.genericDefinitions
    Map<List<Object>, ResourceDefinitionContext> definitions =
        (Map<List<Object>, ResourceDefinitionContext>) arguments[1];
    ResourceDefinitionContext context = context(answer.mapping());
    definitions.put(Arrays.asList(arguments[3], arguments[2]), context);
    return new Object[] {context};
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
        .filter(gvk -> !isRegistered((Client) arguments[4], apiVersion, kind));
  }

  private static Caller caller() {
    return ListOperation.isResolving() ? Caller.ASKS_FOR_A_LIST : Caller.ASKS;
  }

  private static boolean isRegistered(Client client, String apiVersion, String kind) {
    return client
            .adapt(BaseClient.class)
            .getKubernetesSerialization()
            .getRegisteredKubernetesResource(apiVersion, kind)
        != null;
  }

  private static ResourceDefinitionContext context(RestMapping mapping) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(mapping.gvk().group())
        .withVersion(mapping.gvk().version())
        .withKind(mapping.gvk().kind())
        .withPlural(mapping.plural())
        .withNamespaced(mapping.namespaced())
        .build();
  }
}
