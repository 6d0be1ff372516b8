package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one operation's request, and once more if a remedy says so; it is good for nothing else.
 */
final class PathClient implements HttpClient {

  private final HttpClient http;
  private final HttpRequest.Builder builder;
  private final PathRemedy remedy;

  PathClient(HttpClient http, HttpRequest.Builder builder, PathRemedy remedy) {
    this.http = http;
    this.builder = builder;
    this.remedy = remedy;
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, Class<T> type) {
    return http.sendAsync(request, type)
        .thenCompose(
            first ->
                first.code() == 404 && first.body() instanceof byte[]
                    ? remedy
                        .after(first, (byte[]) first.body(), builder, true)
                        .thenCompose(yes -> yes ? http.sendAsync(builder.build(), type) : of(first))
                    : of(first));
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DerivedClientBuilder newBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<HttpResponse<AsyncBody>> consumeBytes(
      HttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpRequest.Builder newHttpRequestBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isClosed() {
    throw new UnsupportedOperationException();
  }

  private static <T> CompletableFuture<T> of(T answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
