package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.restmapfix.core.Sender;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import java.util.concurrent.CompletableFuture;

/** The same in 6.2, where what comes in part by part has other types: an answer comes whole. */
public final class WholeSender implements Sender {

  @Override
  public CompletableFuture<Response> send(Object client, Request request, String product) {
    OwnClient own = new OwnClient((Client) client, product);
    HttpClient http = own.http();
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(own.request(http, request).build(), byte[].class);
    CompletableFuture<Response> answer = sent.thenApply(WholeSender::of);
    answer.whenComplete((read, inVain) -> sent.cancel(false)); // nothing, once it has come
    return answer;
  }

  private static Response of(HttpResponse<byte[]> response) {
    return Response.of(
        response.code(),
        Header.of(response, "Content-Type"),
        Header.of(response, "ETag"),
        Header.of(response, "Retry-After"),
        response.body());
  }
}
