package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.RequestConfig;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Secret;
import io.github.restmapfix.fabric8.FirstTokens;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    return ClusterId.of(session.config().getMasterUrl(), identity(session));
  }

  /**
   * Who asks, as far as it is configuration. Secrets enter as a hash that is salted for this JVM
   * only, a token as it was when it was first seen: a rotated one changes nothing.
   */
  private String identity(Session session) {
    Config config = session.config();
    RequestConfig request = session.requestConfig();
    return String.join(
        " ",
        String.valueOf(config.getUsername()),
        String.valueOf(config.getClientCertFile()),
        Secret.digest(config.getClientCertData()),
        String.valueOf(request.getImpersonateUsername()),
        groups(request.getImpersonateGroups()),
        Secret.digest(extras(request.getImpersonateExtras())),
        tokens.digest(config, () -> config.getOauthToken()));
  }

  private static String groups(String[] groups) {
    return groups == null ? "[]" : Arrays.toString(groups);
  }

  /** The same for equal ones, whatever their order; null for none. */
  private static String extras(Map<String, List<String>> extras) {
    return extras == null || extras.isEmpty() ? null : new TreeMap<>(extras).toString();
  }
}
