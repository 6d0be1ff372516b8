package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** After the client said no. */
final class SupportsAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.This Client client,
      @Advice.Argument(0) String apiVersion,
      @Advice.Argument(1) String kind,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) boolean supported) {
    if (!supported) {
      supported =
          hook.apply("fabric8.supports", new Object[] {library, client, apiVersion, kind}) != null;
    }
  }
}
