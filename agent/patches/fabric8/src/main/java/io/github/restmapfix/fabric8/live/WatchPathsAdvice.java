package io.github.restmapfix.fabric8.live;

import io.github.restmapfix.core.install.Bridged;
import java.net.URL;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Before a watch begins, or begins again. The hook answers where it is now, or null. */
final class WatchPathsAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.Argument(value = 0, readOnly = false) URL url,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    Object now = hook.apply("fabric8.watch-paths", new Object[] {library, url});
    if (now != null) {
      url = (URL) now;
    }
  }
}
