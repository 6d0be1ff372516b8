package io.github.restmapfix.fabric8.live;

import io.github.restmapfix.core.install.Bridged;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Before the question, if there is a "no" that would answer it. */
final class ExtensionAdaptersAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.Argument(1) ConcurrentMap<?, Boolean> answers,
      @Advice.Argument(3) String group,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    if (answers.containsValue(Boolean.FALSE)) {
      hook.apply("fabric8.extension-adapters", new Object[] {library, answers, group});
    }
  }

  /** The method looks twice at its map, and a "no" may be taken out between. */
  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Return(readOnly = false) Boolean answer) {
    if (answer == null) {
      answer = Boolean.FALSE;
    }
  }
}
