package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Sends an asynchronous request again whose path went stale. Holds no thread of the client's. */
public final class AsyncPathsGateway implements Gateway {

  /** Beyond this it is no 404 of an API server about a path. */
  private static final long MOST = 64 * 1024;

  private final StalePaths paths;

  public AsyncPathsGateway(Copy copy) {
    this.paths = new StalePaths(copy, "client-java.async-paths");
  }

  /** Anything: the callback is called once more. Null: it goes on with this answer. */
  @Override
  public Object answer(Object[] arguments) throws Exception {
    ApiClient client = (ApiClient) arguments[1];
    Callback callback = (Callback) arguments[2];
    Call call = (Call) arguments[3];
    Response response = (Response) arguments[4];
    Optional<StalePaths.Failed> failed = failed(client, call, response);
    if (failed.isEmpty()) {
      return null;
    }
    paths
        .again(failed.get())
        .thenAccept(
            again -> {
              if (again.isPresent()) {
                response.close();
                again.get().enqueue(callback);
              } else {
                deliver(client, () -> deliver(callback, paths.onlyOnce(call), response));
              }
            });
    return Boolean.TRUE;
  }

  /** The application's code: on the client's threads, like every other answer. */
  private static void deliver(ApiClient client, Runnable answer) {
    try {
      client.getHttpClient().dispatcher().executorService().execute(answer);
    } catch (RejectedExecutionException shutDown) {
      answer.run(); // whoever waits for it still does
    }
  }

  private static void deliver(Callback callback, Call call, Response response) {
    try {
      callback.onResponse(call, response);
    } catch (IOException ofTheApplication) { // okhttp does no more than log it
    }
  }

  @Override
  public void observe(Object[] arguments) throws Exception {
    failed((ApiClient) arguments[1], (Call) arguments[3], (Response) arguments[4])
        .ifPresent(paths::observe);
  }

  private Optional<StalePaths.Failed> failed(ApiClient client, Call call, Response response)
      throws ReflectiveOperationException {
    String body;
    try {
      body = response.peekBody(MOST).string();
    } catch (IOException broken) {
      return Optional.empty(); // the library meets it as well
    }
    return paths.failed(client, call, response.code(), response.header("Content-Type"), body);
  }
}
