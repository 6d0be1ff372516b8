package io.github.restmapfix.clientjava.live;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;

/** For a call that has thrown in its caller's thread. */
final class BlockingRetry {

  private final StalePaths paths;

  BlockingRetry(StalePaths paths) {
    this.paths = paths;
  }

  /** The call to make in place of the failed one. An interrupt ends the wait, flag restored. */
  Optional<Call> call(Object[] arguments) throws Exception {
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

  void observe(Object[] arguments) throws Exception {
    failed(arguments).ifPresent(paths::observe);
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
