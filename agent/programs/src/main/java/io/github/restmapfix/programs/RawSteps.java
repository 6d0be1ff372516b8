package io.github.restmapfix.programs;

import io.kubernetes.client.openapi.ApiCallback;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.auth.ApiKeyAuth;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Requests through an ApiClient of which only the status is of interest. */
final class RawSteps {

  private static final RequestBody WORK =
      RequestBody.create("{\"work\":\"once\"}", MediaType.get("application/json"));

  private final ApiClient client;
  private Call started;
  private CompletableFuture<Integer> status;

  RawSteps(ApiClient client) {
    this.client = client;
  }

  int send(String method, String path) {
    return send(call(method, path, method.equals("POST") ? WORK : null));
  }

  private int send(Call call) {
    try {
      return client.execute(call, Object.class).getStatusCode();
    } catch (ApiException refused) {
      return refused.getCode();
    }
  }

  int sendAsync(String method, String path) throws Exception {
    start(method, path);
    return answered("");
  }

  String start(String method, String path) {
    status = new CompletableFuture<>();
    started = call(method, path, method.equals("POST") ? WORK : null);
    client.executeAsync(started, Object.class, new Answer(status));
    return "started";
  }

  String cancel(String none) {
    started.cancel();
    return "cancelled";
  }

  int answered(String none) throws Exception {
    return status.get();
  }

  /** A body that is gone once it was read, as that of a stream. */
  int postOnce(String path) {
    return send(
        call(
            "POST",
            path,
            new RequestBody() {
              @Override
              public MediaType contentType() {
                return WORK.contentType();
              }

              @Override
              public boolean isOneShot() {
                return true;
              }

              @Override
              public void writeTo(BufferedSink sink) throws IOException {
                WORK.writeTo(sink);
              }
            }));
  }

  /** Not by ApiClient.buildCall, whose parameters differ between releases. */
  private Call call(String method, String path, RequestBody body) {
    Request.Builder request =
        new Request.Builder().url(client.getBasePath() + path).method(method, body);
    ApiKeyAuth token = (ApiKeyAuth) client.getAuthentication("BearerToken");
    if (token.getApiKey() != null) {
      request.header("Authorization", token.getApiKeyPrefix() + " " + token.getApiKey());
    }
    return client.getHttpClient().newCall(request.build());
  }

  private static final class Answer implements ApiCallback<Object> {
    private final CompletableFuture<Integer> status;

    Answer(CompletableFuture<Integer> status) {
      this.status = status;
    }

    @Override
    public void onFailure(ApiException refused, int code, Map<String, List<String>> headers) {
      status.complete(code);
    }

    @Override
    public void onSuccess(Object result, int code, Map<String, List<String>> headers) {
      status.complete(code);
    }

    @Override
    public void onUploadProgress(long written, long length, boolean done) {}

    @Override
    public void onDownloadProgress(long read, long length, boolean done) {}
  }
}
