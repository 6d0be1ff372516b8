package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.openapi.ApiClient;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** {@link RequestsAdvice}, where the path is the first argument. */
final class RequestsWithoutUrlAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.This ApiClient client,
      @Advice.Argument(0) String path,
      @Advice.Argument(1) String method,
      @Advice.Argument(4) Object body,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    hook.apply("client-java.requests", new Object[] {library, client, path, method, body});
  }
}
