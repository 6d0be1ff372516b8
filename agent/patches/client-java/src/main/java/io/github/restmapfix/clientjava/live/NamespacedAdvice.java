package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Inside ModelMapper. A miss is a null return. */
final class NamespacedAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) Class<?> type,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) Boolean namespaced) {
    if (namespaced == null && type != null) {
      namespaced = (Boolean) hook.apply("client-java.namespaced", new Object[] {library, type});
    }
  }
}
