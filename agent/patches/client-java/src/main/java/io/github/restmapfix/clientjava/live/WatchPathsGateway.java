package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.Watch;
import java.lang.reflect.Type;
import okhttp3.Call;

/** Watches again where the path went stale. */
public final class WatchPathsGateway extends BlockingPathsGateway {

  public WatchPathsGateway(Copy copy) {
    super(copy, "client-java.watch-paths");
  }

  @Override
  Object call(ApiClient client, Call call, Type type) throws ApiException {
    return Watch.createWatch(client, call, type);
  }
}
