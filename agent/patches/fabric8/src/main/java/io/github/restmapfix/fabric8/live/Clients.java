package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.Config;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Secret;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;

/** From a fabric8 client to the engine's view of its cluster. */
final class Clients {

  private final Copy copy;

  Clients(Copy copy) {
    this.copy = copy;
  }

  Cluster of(Client client) {
    return copy.cluster(id(client), client);
  }

  static ClusterId id(Client client) {
    return ClusterId.of(client.getMasterUrl().toString(), identity(client.getConfiguration()));
  }

  /**
   * Who asks, as far as it is configuration. Secrets enter as a hash that is salted for this JVM
   * only.
   */
  private static String identity(Config config) {
    return String.join(
        " ",
        String.valueOf(config.getUsername()),
        String.valueOf(config.getClientCertFile()),
        Secret.digest(config.getClientCertData()),
        String.valueOf(config.getImpersonateUsername()),
        Secret.digest(config.getOauthToken()));
  }
}
