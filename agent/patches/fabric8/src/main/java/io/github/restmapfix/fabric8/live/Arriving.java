package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.restmapfix.core.AnswerBytes;
import io.github.restmapfix.restmapper.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An answer as it comes in. Who gives it up, by cancelling it, ends the request. */
final class Arriving implements AsyncBody.Consumer<List<ByteBuffer>> {

  final CompletableFuture<Response> answer = new CompletableFuture<>();
  private final AnswerBytes bytes = new AnswerBytes();

  /** The next parts come only when they are asked for. */
  @Override
  public synchronized void consume(List<ByteBuffer> parts, AsyncBody body) {
    try {
      for (ByteBuffer part : parts) {
        byte[] read = new byte[part.remaining()];
        part.get(read);
        bytes.add(read, read.length);
      }
      body.consume();
    } catch (IOException tooLarge) {
      answer.completeExceptionally(tooLarge);
    }
  }

  void begins(HttpResponse<AsyncBody> response, Throwable failure) {
    if (failure != null) {
      answer.completeExceptionally(failure);
      return;
    }
    AsyncBody body = response.body();
    answer.whenComplete(
        (read, inVain) -> {
          if (inVain != null) {
            body.cancel();
          }
        });
    body.done().whenComplete((done, broken) -> ends(response, broken));
    body.consume();
  }

  private synchronized void ends(HttpResponse<AsyncBody> response, Throwable broken) {
    if (broken != null) {
      answer.completeExceptionally(broken);
      return;
    }
    answer.complete(
        Response.of(
            response.code(),
            Header.of(response, "Content-Type"),
            Header.of(response, "ETag"),
            Header.of(response, "Retry-After"),
            bytes.all()));
  }
}
