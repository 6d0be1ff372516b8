package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;

/** Makes a call again whose path went stale, where it has thrown in its caller's thread. */
abstract class BlockingPathsGateway implements Gateway {

  private final StalePaths paths;

  BlockingPathsGateway(Copy copy, String patch) {
    this.paths = new StalePaths(copy, patch);
  }

  /** As the patched method does. */
  abstract Object call(ApiClient client, Call call, Type type) throws ApiException;

  /** A pair of result and exception; null: it stays at the first. */
  @Override
  public final Object answer(Object[] arguments) throws Exception {
    Optional<Call> again = again(arguments);
    if (again.isEmpty()) {
      return null;
    }
    try {
      Object result = call((ApiClient) arguments[1], again.get(), (Type) arguments[3]);
      return new Object[] {result, null};
    } catch (ApiException | RuntimeException | Error thrown) { // the second answer, as the first
      return new Object[] {null, thrown};
    }
  }

  @Override
  public final void observe(Object[] arguments) throws Exception {
    failed(arguments).ifPresent(paths::observe);
  }

  /** An interrupt ends the wait, flag restored. */
  private Optional<Call> again(Object[] arguments) throws Exception {
    Optional<StalePaths.Failed> failed = failed(arguments);
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return paths.again(failed.get()).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<StalePaths.Failed> failed(Object[] arguments) throws Exception {
    ApiException thrown = (ApiException) arguments[4];
    return paths.failed(
        (ApiClient) arguments[1],
        (Call) arguments[2],
        thrown.getCode(),
        contentType(thrown.getResponseHeaders()),
        thrown.getResponseBody());
  }

  private static String contentType(Map<String, List<String>> headers) {
    List<String> values = headers == null ? null : headers.get("content-type"); // okhttp's spelling
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
