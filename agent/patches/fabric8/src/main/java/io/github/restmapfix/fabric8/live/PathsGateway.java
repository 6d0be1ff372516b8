package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Lets a {@link PathInterceptor} look at what is answered, after all interceptors of the client; of
 * one that looked something up, or failed, while the agent was there.
 */
public final class PathsGateway implements Gateway {

  private final Copy copy;
  private final Caches caches;

  public PathsGateway(Copy copy) {
    this.copy = copy;
    this.caches = new Caches(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    @SuppressWarnings("unchecked") // StandardHttpClientBuilder.interceptors
    LinkedHashMap<String, Interceptor> own = (LinkedHashMap<String, Interceptor>) arguments[1];
    if (own.containsKey(OwnClient.MARK)) {
      return null; // our own requests are never handled
    }
    Optional<Definitions> definitions = caches.of(own);
    if (definitions.isEmpty()) {
      return null;
    }
    LinkedHashMap<String, Interceptor> more = new LinkedHashMap<>(own);
    more.put(
        "restmap-fix-paths",
        new PathInterceptor(new PathRemedy("fabric8.paths", copy, definitions.get())));
    return more;
  }
}
