package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.Config;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** From a fabric8 client to the engine's view of its cluster. */
final class Clients {

  private static final String SALT = UUID.randomUUID().toString();

  private final Copy copy;

  Clients(Copy copy) {
    this.copy = copy;
  }

  Cluster of(Client client) {
    return copy.cluster(
        ClusterId.of(client.getMasterUrl().toString(), identity(client.getConfiguration())),
        client);
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
        digest(config.getClientCertData()),
        String.valueOf(config.getImpersonateUsername()),
        digest(config.getOauthToken()));
  }

  private static String digest(String secret) {
    return secret == null
        ? ""
        : UUID.nameUUIDFromBytes((SALT + secret).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
