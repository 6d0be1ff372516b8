package io.github.restmapfix.clientjava.live;

import com.google.gson.JsonElement;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.CrdWrite;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.Cluster;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;

/**
 * Learns live clients and what is in use, and marks the group of a custom resource definition that
 * is written.
 */
public final class RequestsGateway implements Gateway {

  private final Copy copy;
  private final Clients clients;

  public RequestsGateway(Copy copy) {
    this.copy = copy;
    this.clients = new Clients(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    ApiClient client = (ApiClient) arguments[1];
    if (!clients.known().isLast(client)) {
      Cluster cluster = clients.of(client);
      clients.known().seen(cluster, client);
    }
    copy.clusters().requested(client.getBasePath() + arguments[2]);
    CrdWrite.at((String) arguments[3], (String) arguments[2])
        .ifPresent(write -> mark(client, write, arguments[4]));
    return null;
  }

  @Override
  public void observe(Object[] arguments) {
    answer(arguments);
  }

  private void mark(ApiClient client, CrdWrite write, Object body) {
    String group = write.group().orElseGet(() -> groupIn(body));
    if (group != null) {
      copy.clusters().mark(clients.of(client).id().serverUrl(), group);
    }
  }

  private static String groupIn(Object body) {
    JsonElement definition =
        body instanceof DynamicKubernetesObject
            ? ((DynamicKubernetesObject) body).getRaw()
            : JSON.getGson().toJsonTree(body);
    JsonElement group = member(member(definition, "spec"), "group");
    return group != null && group.isJsonPrimitive() ? group.getAsString() : null;
  }

  /** Of whatever the application sends: an object is not to be taken for granted. */
  private static JsonElement member(JsonElement of, String name) {
    return of != null && of.isJsonObject() ? of.getAsJsonObject().get(name) : null;
  }
}
