package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.Config;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Secret;
import io.github.restmapfix.fabric8.FirstTokens;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;

/** From a fabric8 client to the engine's view of its cluster. */
final class Clients {

  private final Copy copy;
  private final Caches caches;
  private final FirstTokens tokens;

  Clients(Copy copy) {
    this.copy = copy;
    this.caches = new Caches(copy);
    this.tokens = copy.memory(FirstTokens.class, FirstTokens::new);
  }

  /** Asked through the root client, if that is the same user and known: it lives longest. */
  Cluster of(Client client) {
    Session own = Session.of(client);
    ClusterId id = id(own);
    return of(
        caches
            .of(client)
            .map(Definitions::session)
            .filter(root -> id(root).equals(id))
            .orElse(own));
  }

  Cluster of(Session session) {
    return copy.cluster(id(session), session.owner());
  }

  ClusterId id(Session session) {
    return ClusterId.of(session.config().getMasterUrl(), identity(session.config()));
  }

  /**
   * Who asks, as far as it is configuration. Secrets enter as a hash that is salted for this JVM
   * only, a token as it was when it was first seen: a rotated one changes nothing.
   */
  private String identity(Config config) {
    return String.join(
        " ",
        String.valueOf(config.getUsername()),
        String.valueOf(config.getClientCertFile()),
        Secret.digest(config.getClientCertData()),
        String.valueOf(config.getImpersonateUsername()),
        tokens.digest(config, () -> config.getOauthToken()));
  }
}
