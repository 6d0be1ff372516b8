package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.github.restmapfix.core.install.Bridged;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** After a request was sent. The hook answers what the caller gets, or null. */
final class RequestPathsAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.This HttpClient http,
      @Advice.Argument(0) HttpRequest request,
      @Advice.Argument(1) AsyncBody.Consumer<?> consumer,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) CompletableFuture<?> answer) {
    Object healing =
        hook.apply(
            "fabric8.request-paths", new Object[] {library, http, request, consumer, answer});
    if (healing != null) {
      answer = (CompletableFuture<?>) healing;
    }
  }
}
