package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.restmapfix.core.AnswerBytes;
import io.github.restmapfix.core.Sender;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * The same in 6.2, where what comes in part by part has other types: an answer is read on the
 * thread that brings it, which the library itself makes read its answers.
 */
public final class StreamSender implements Sender {

  @Override
  public CompletableFuture<Response> send(Object client, Request request, String product) {
    OwnClient own = new OwnClient(Session.ofOwner(client), product);
    HttpClient http = own.http();
    CompletableFuture<HttpResponse<InputStream>> sent =
        http.sendAsync(own.request(http, request).build(), InputStream.class);
    CompletableFuture<Response> answer = sent.thenApply(StreamSender::read);
    answer.whenComplete((read, inVain) -> sent.cancel(false)); // nothing, once it has begun
    return answer;
  }

  private static Response read(HttpResponse<InputStream> response) {
    AnswerBytes bytes = new AnswerBytes();
    byte[] part = new byte[8192];
    try (InputStream body = response.body()) {
      for (int length = body.read(part); length >= 0; length = body.read(part)) {
        bytes.add(part, length);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return Response.of(
        response.code(),
        Header.of(response, "Content-Type"),
        Header.of(response, "ETag"),
        Header.of(response, "Retry-After"),
        bytes.all());
  }
}
