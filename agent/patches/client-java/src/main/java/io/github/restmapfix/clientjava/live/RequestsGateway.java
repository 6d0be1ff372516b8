package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.CrdDocument;
import io.github.restmapfix.core.CrdWrite;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.Cluster;
import io.kubernetes.client.openapi.ApiClient;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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

  /** A read of ours is no use of a cluster: else none would ever be left out of the rounds. */
  @Override
  public Object answer(Object[] arguments) throws Exception {
    if (BuildCall.isOurs(arguments[4])) {
      return null;
    }
    ApiClient client = (ApiClient) arguments[1];
    if (!clients.known().isLast(client)) {
      Cluster cluster = clients.of(client);
      clients.known().seen(cluster, client);
    }
    copy.clusters().requested(client.getBasePath() + arguments[2]);
    Optional<CrdWrite> write = CrdWrite.at((String) arguments[3], (String) arguments[2]);
    if (write.isPresent()) {
      mark(client, write.get(), arguments[4]);
    }
    return null;
  }

  @Override
  public void observe(Object[] arguments) throws Exception {
    answer(arguments);
  }

  private void mark(ApiClient client, CrdWrite write, Object body) throws Exception {
    Optional<String> group =
        write.group().isPresent()
            ? write.group()
            : CrdDocument.group(Json.of(client, body).getBytes(StandardCharsets.UTF_8));
    group.ifPresent(of -> copy.clusters().mark(clients.of(client).id().serverUrl(), of));
  }
}
