package io.github.restmapfix.josdk.live;

import io.github.restmapfix.core.install.Bridged;
import io.javaoperatorsdk.operator.processing.dependent.workflow.CRDPresentActivationCondition.CRDCheckState;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Runs inside CRDPresentActivationCondition: acts only where nothing but its limit said no. */
final class CrdPresentAdvice {

  private CrdPresentAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) CRDCheckState state,
      @Advice.FieldValue("checkLimit") int limit,
      @Advice.FieldValue("crdCheckInterval") Duration interval,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) boolean check) {
    if (!check
        && !state.isCrdPresent()
        && state.getCheckCount() >= limit
        && LocalDateTime.now().isAfter(state.getLastChecked().plus(interval))) {
      check = hook.apply("josdk.crd-present", new Object[] {library, limit, interval}) != null;
    }
  }
}
