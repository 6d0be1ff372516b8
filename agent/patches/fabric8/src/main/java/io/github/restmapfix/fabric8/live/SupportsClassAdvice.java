package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Client;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** As {@link SupportsAdvice}, for a class that names its kind. */
final class SupportsClassAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.This Client client,
      @Advice.Argument(0) Class<?> type,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) boolean supported) {
    if (!supported) {
      Object[] asked = {
        library, client, HasMetadata.getApiVersion(type), HasMetadata.getKind(type)
      };
      supported = hook.apply("fabric8.supports", asked) != null;
    }
  }
}
