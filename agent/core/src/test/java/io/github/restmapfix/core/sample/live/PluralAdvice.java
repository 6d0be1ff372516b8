package io.github.restmapfix.core.sample.live;

import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** As the advice of real patches: nothing on a hit, one call on a miss. */
final class PluralAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) String kind,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) String found) {
    if (found == null) {
      found = (String) hook.apply("sample.plural", new Object[] {library, kind});
    }
  }
}
