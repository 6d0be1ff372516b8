package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.github.restmapfix.core.install.Bridged;
import java.net.URL;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** When a watch's web socket was refused, before the library plans to try again. */
final class WatchFailuresAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) URL url,
      @Advice.Argument(2) Throwable failure,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    if (failure instanceof WebSocketHandshakeException) {
      hook.apply("fabric8.watch-failures", new Object[] {library, url, failure});
    }
  }
}
