package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.Watch;
import java.lang.reflect.Type;
import java.util.Optional;
import okhttp3.Call;

/** Watches again where the path went stale. */
public final class WatchPathsGateway implements Gateway {

  private final BlockingRetry retry;

  public WatchPathsGateway(Copy copy) {
    retry = new BlockingRetry(new StalePaths(copy, "client-java.watch-paths"));
  }

  /** A pair of watch and exception; null: it stays at the first. */
  @Override
  public Object answer(Object[] arguments) throws Exception {
    Optional<Call> again = retry.call(arguments);
    if (again.isEmpty()) {
      return null;
    }
    try {
      return new Object[] {
        Watch.createWatch((ApiClient) arguments[1], again.get(), (Type) arguments[3]), null
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
