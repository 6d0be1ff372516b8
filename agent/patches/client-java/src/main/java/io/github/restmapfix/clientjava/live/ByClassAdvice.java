package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.apimachinery.GroupVersionResource;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Inside ModelMapper. A miss is a null return. */
final class ByClassAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) Class<?> type,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) GroupVersionResource found) {
    if (found == null && type != null) {
      found =
          (GroupVersionResource) hook.apply("client-java.by-class", new Object[] {library, type});
    }
  }
}
