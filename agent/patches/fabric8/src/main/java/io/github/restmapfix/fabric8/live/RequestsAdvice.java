package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Before each request; changes nothing. */
final class RequestsAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) HttpRequest request,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    hook.apply("fabric8.requests", new Object[] {library, request});
  }
}
