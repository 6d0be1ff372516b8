package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.lang.reflect.Type;
import java.util.Optional;
import okhttp3.Call;

/** Sends a request again whose path went stale. */
public final class PathsGateway implements Gateway {

  private final BlockingRetry retry;

  public PathsGateway(Copy copy) {
    retry = new BlockingRetry(new StalePaths(copy, "client-java.paths"));
  }

  /** A pair of result and exception; null: it stays at the first. */
  @Override
  public Object answer(Object[] arguments) throws Exception {
    Optional<Call> again = retry.call(arguments);
    if (again.isEmpty()) {
      return null;
    }
    try {
      return new Object[] {
        ((ApiClient) arguments[1]).execute(again.get(), (Type) arguments[3]), null
      };
    } catch (ApiException refused) {
      return new Object[] {null, refused};
    }
  }

  @Override
  public void observe(Object[] arguments) throws Exception {
    retry.observe(arguments);
  }
}
