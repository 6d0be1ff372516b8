package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.lang.reflect.Type;
import okhttp3.Call;

/** Sends a request again whose path went stale. */
public final class PathsGateway extends BlockingPathsGateway {

  public PathsGateway(Copy copy) {
    super(copy, "client-java.paths");
  }

  @Override
  Object call(ApiClient client, Call call, Type type) throws ApiException {
    return client.execute(call, type);
  }
}
