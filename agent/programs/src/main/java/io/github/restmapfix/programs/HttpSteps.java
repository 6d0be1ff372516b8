package io.github.restmapfix.programs;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** What programs do to client-java's HTTP client, and on its threads. */
final class HttpSteps {

  private final ApiClient client;

  HttpSteps(ApiClient client) {
    this.client = client;
  }

  String oneRequestAtATime(String ignored) {
    client.getHttpClient().dispatcher().setMaxRequestsPerHost(1);
    return "done";
  }

  String callTimeout(String millis) {
    client.setHttpClient(
        client
            .getHttpClient()
            .newBuilder()
            .callTimeout(Long.parseLong(millis), TimeUnit.MILLISECONDS)
            .build());
    return "done";
  }

  /** An asynchronous one, which takes a thread of the client for as long as it lasts. */
  String watch(String path) throws Exception {
    CompletableFuture<String> begun = new CompletableFuture<>();
    get(path)
        .enqueue(
            onResponse(
                response -> {
                  begun.complete("watching");
                  response.body().source().readByteString(); // until the server ends it
                }));
    return begun.get();
  }

  /** On the client's thread that brings the answer to another request. */
  String inCallback(UnaryOperator<String> find, String argument) throws Exception {
    CompletableFuture<String> found = new CompletableFuture<>();
    get("/version").enqueue(onResponse(response -> found.complete(find.apply(argument))));
    return found.get();
  }

  private Call get(String path) throws ApiException {
    return call(client, path);
  }

  /** A GET with the client's authentication. */
  static Call call(ApiClient client, String path) throws ApiException {
    return client.buildCall(
        client.getBasePath(),
        path,
        "GET",
        List.of(),
        List.of(),
        null,
        new HashMap<>(),
        new HashMap<>(),
        new HashMap<>(),
        new String[] {"BearerToken"},
        null);
  }

  @FunctionalInterface
  private interface OnResponse {
    void accept(Response response) throws IOException;
  }

  private static Callback onResponse(OnResponse then) {
    return new Callback() {
      @Override
      public void onFailure(Call call, IOException failure) {
        failure.printStackTrace();
      }

      @Override
      public void onResponse(Call call, Response response) throws IOException {
        try (response) {
          then.accept(response);
        }
      }
    };
  }

  static long threadsOf(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .count();
  }
}
