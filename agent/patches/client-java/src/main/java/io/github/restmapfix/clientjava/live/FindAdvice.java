package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Inside ModelMapper. A miss is a null return; anything else passes untouched. */
final class FindAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) GroupVersionKind gvk,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) Discovery.APIResource found) {
    if (found == null && gvk != null) {
      found = (Discovery.APIResource) hook.apply("client-java.find", new Object[] {library, gvk});
    }
  }
}
