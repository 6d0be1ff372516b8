package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.AnswerBytes;
import io.github.restmapfix.core.Sender;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * Raw GETs through an ApiClient. Not through Discovery, which gives no Accept and no ETag, and
 * whose generated models throw on documents they find incomplete.
 *
 * <p>The requests have a dispatcher of their own on a derived client, which shares connections and
 * interceptors with the application's: on the application's own, a look-up in an asynchronous
 * callback would wait for a request that waits for the end of that callback.
 */
public final class ApiClientSender implements Sender {

  private static final int LONGEST_MS = 5_000;

  private final Dispatcher dispatcher = new Dispatcher(new ThreadPerRequest());

  @Override
  public CompletableFuture<Response> send(Object client, Request request, String product)
      throws Exception {
    ApiClient api = (ApiClient) client;
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", request.accept());
    if (request.ifNoneMatch() != null) {
      headers.put("If-None-Match", request.ifNoneMatch());
    }
    okhttp3.Request get = BuildCall.get(api, request.path(), headers).request();
    CompletableFuture<Response> answer = new CompletableFuture<>();
    Call call = own(api.getHttpClient()).newCall(withProduct(get, product));
    answer.whenComplete(
        (read, inVain) -> {
          if (answer.isCancelled()) {
            call.cancel();
          }
        });
    call.enqueue(new Completion(answer));
    return answer;
  }

  private OkHttpClient own(OkHttpClient client) {
    int limit = client.callTimeoutMillis();
    return client
        .newBuilder()
        .dispatcher(dispatcher)
        .retryOnConnectionFailure(false)
        .callTimeout(limit > 0 ? Math.min(limit, LONGEST_MS) : LONGEST_MS, TimeUnit.MILLISECONDS)
        .build();
  }

  private static okhttp3.Request withProduct(okhttp3.Request request, String product) {
    String own = request.header("User-Agent");
    return request
        .newBuilder()
        .header("User-Agent", own == null || own.isEmpty() ? product : own + " " + product)
        .build();
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
                bytes(call, response)));
      } catch (IOException | RuntimeException failure) {
        answer.completeExceptionally(failure);
      }
    }

    private static byte[] bytes(Call call, okhttp3.Response response) throws IOException {
      InputStream body = response.body().byteStream();
      AnswerBytes bytes = new AnswerBytes();
      byte[] part = new byte[8192];
      try {
        for (int read = body.read(part); read >= 0; read = body.read(part)) {
          bytes.add(part, read);
        }
      } catch (IOException inVain) {
        call.cancel(); // else OkHttp reads on for a while, to keep the connection
        throw inVain;
      }
      return bytes.all();
    }
  }
}
