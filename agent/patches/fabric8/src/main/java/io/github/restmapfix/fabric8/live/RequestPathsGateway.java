package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lets a {@link PathInterceptor} look at an answer, and sends the request again if it says so. */
public final class RequestPathsGateway implements Gateway {

  private final Copy copy;
  private final Caches caches;

  public RequestPathsGateway(Copy copy) {
    this.copy = copy;
    this.caches = new Caches(copy);
  }

  @Override
  @SuppressWarnings("unchecked") // StandardHttpClient.consumeBytes
  public Object answer(Object[] arguments) {
    HttpClient http = (HttpClient) arguments[1];
    StandardHttpRequest request = (StandardHttpRequest) arguments[2];
    AsyncBody.Consumer<List<ByteBuffer>> consumer =
        (AsyncBody.Consumer<List<ByteBuffer>>) arguments[3];
    return caches
        .ofApplication(http)
        .map(
            definitions ->
                ((CompletableFuture<HttpResponse<AsyncBody>>) arguments[4])
                    .thenCompose(
                        first -> {
                          HttpRequest.Builder again = request.newBuilder();
                          return new PathInterceptor(
                                  new PathRemedy("fabric8.request-paths", copy, definitions))
                              .afterFailure(again, first)
                              .thenCompose(
                                  yes -> yes ? again(http, again, consumer, first) : of(first));
                        }))
        .orElse(null);
  }

  /** By a client that is none of the application's: what is answered now is final. */
  private static CompletableFuture<HttpResponse<AsyncBody>> again(
      HttpClient http,
      HttpRequest.Builder request,
      AsyncBody.Consumer<List<ByteBuffer>> consumer,
      HttpResponse<AsyncBody> first) {
    first.body().cancel();
    return http.newBuilder()
        .addOrReplaceInterceptor(OwnClient.MARK, new Interceptor() {})
        .build()
        .consumeBytes(request.build(), consumer);
  }

  private static <T> CompletableFuture<T> of(T answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
