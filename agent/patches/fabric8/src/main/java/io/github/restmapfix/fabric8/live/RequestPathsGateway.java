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
  public Object answer(Object[] arguments) {
    return caches
        .ofApplication((HttpClient) arguments[1])
        .map(definitions -> healed(arguments, definitions))
        .orElse(null);
  }

  @SuppressWarnings("unchecked") // StandardHttpClient.consumeBytes
  private CompletableFuture<HttpResponse<AsyncBody>> healed(
      Object[] arguments, Definitions definitions) {
    HttpClient http = (HttpClient) arguments[1];
    HttpRequest.Builder again = ((StandardHttpRequest) arguments[2]).newBuilder();
    AsyncBody.Consumer<List<ByteBuffer>> consumer =
        (AsyncBody.Consumer<List<ByteBuffer>>) arguments[3];
    PathInterceptor looks =
        new PathInterceptor(new PathRemedy("fabric8.request-paths", copy, definitions));
    return ((CompletableFuture<HttpResponse<AsyncBody>>) arguments[4])
        .thenCompose(
            first ->
                looks
                    .afterFailure(again, first)
                    .thenCompose(yes -> yes ? again(http, again, consumer, first) : of(first)));
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
