package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import java.util.LinkedHashMap;

/**
 * Lets a {@link PathInterceptor} look at what is answered, after all interceptors of the client.
 */
public final class PathsGateway implements Gateway {

  private final PathInterceptor interceptor;

  public PathsGateway(Copy copy) {
    this.interceptor = new PathInterceptor(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    @SuppressWarnings("unchecked") // StandardHttpClientBuilder.interceptors
    LinkedHashMap<String, Interceptor> own = (LinkedHashMap<String, Interceptor>) arguments[1];
    if (own.containsKey(ClientSender.OURS)) {
      return null; // our own requests are never handled
    }
    LinkedHashMap<String, Interceptor> more = new LinkedHashMap<>(own);
    more.put("restmap-fix-paths", interceptor);
    return more;
  }
}
