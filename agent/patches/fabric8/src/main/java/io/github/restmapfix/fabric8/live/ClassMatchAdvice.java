package io.github.restmapfix.fabric8.live;

import io.github.restmapfix.core.install.Bridged;
import java.util.Map;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** After a class was found that is not registered under the very key. */
final class ClassMatchAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("mappings") Map<?, ?> registered,
      @Advice.Argument(0) Object key,
      @Advice.Return Class<?> answer,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    if (answer != null && !registered.containsKey(key)) {
      hook.apply("fabric8.class-match", new Object[] {library, key, answer});
    }
  }
}
