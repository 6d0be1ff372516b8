package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.restmapfix.core.install.Bridged;
import java.util.LinkedHashMap;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** After the client's interceptors were read. The hook answers a copy with one more, or null. */
final class PathsAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  @SuppressWarnings("unchecked")
  static void exit(
      @Advice.Origin Class<?> library,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) LinkedHashMap<String, Interceptor> interceptors) {
    Object more = hook.apply("fabric8.paths", new Object[] {library, interceptors});
    if (more != null) {
      interceptors = (LinkedHashMap<String, Interceptor>) more;
    }
  }
}
