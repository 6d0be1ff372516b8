package io.github.restmapfix.fabric8.live;

import io.github.restmapfix.core.install.Bridged;
import java.util.Map;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Before the question, if there is a "no" that would answer it. */
final class OpenShiftAdaptersAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("API_GROUPS_ENABLED_PER_URL") Map<String, Boolean> answers,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    if (answers.containsValue(Boolean.FALSE)) {
      hook.apply("fabric8.openshift-adapters", new Object[] {library, answers, "openshift.io"});
    }
  }
}
