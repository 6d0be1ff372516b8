package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.InputStreamBodyContent;
import java.util.concurrent.CompletableFuture;

/** Lets a remedy look at each 404, before its body is read. */
final class PathInterceptor implements Interceptor {

  private final PathRemedy remedy;

  PathInterceptor(PathRemedy remedy) {
    this.remedy = remedy;
  }

  /** The form for web sockets, which the one for other requests calls. */
  @Override
  public CompletableFuture<Boolean> afterFailure(
      BasicBuilder builder, HttpResponse<?> response, RequestTags tags) {
    return afterFailure(builder, response);
  }

  /** The same up to 6.4. */
  public CompletableFuture<Boolean> afterFailure(BasicBuilder builder, HttpResponse<?> response) {
    return response.code() == 404
        ? remedy.after(response, null, builder, isRepeatable(builder))
        : CompletableFuture.completedFuture(false);
  }

  /** A stream has been read by now; a web socket has no body. */
  private static boolean isRepeatable(BasicBuilder builder) {
    return !(builder instanceof StandardHttpRequest.Builder)
        || !(((StandardHttpRequest.Builder) builder).build().body()
            instanceof InputStreamBodyContent);
  }
}
