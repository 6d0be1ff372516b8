package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Sender;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;

/**
 * Raw GETs through an ApiClient. Not through Discovery, which gives no Accept and no ETag, and
 * whose generated models throw on documents they find incomplete.
 */
public final class ApiClientSender implements Sender {

  private static final long LONGEST_SECONDS = 5;

  @Override
  public CompletableFuture<Response> send(Object client, Request request) throws Exception {
    ApiClient api = (ApiClient) client;
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", request.accept());
    if (request.ifNoneMatch() != null) {
      headers.put("If-None-Match", request.ifNoneMatch());
    }
    Call call =
        api.buildCall(
            api.getBasePath(),
            request.path(),
            "GET",
            List.of(),
            List.of(),
            null,
            headers,
            new HashMap<>(),
            new HashMap<>(),
            new String[] {"BearerToken"},
            null);
    call.timeout().timeout(LONGEST_SECONDS, TimeUnit.SECONDS);
    CompletableFuture<Response> answer = new CompletableFuture<>();
    call.enqueue(new Completion(answer));
    return answer;
  }

  private static final class Completion implements Callback {
    private final CompletableFuture<Response> answer;

    Completion(CompletableFuture<Response> answer) {
      this.answer = answer;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      answer.completeExceptionally(failure);
    }

    @Override
    public void onResponse(Call call, okhttp3.Response response) {
      try (response) {
        answer.complete(
            Response.of(
                response.code(),
                response.header("Content-Type"),
                response.header("ETag"),
                response.header("Retry-After"),
                response.body().bytes()));
      } catch (IOException | RuntimeException failure) {
        answer.completeExceptionally(failure);
      }
    }
  }
}
