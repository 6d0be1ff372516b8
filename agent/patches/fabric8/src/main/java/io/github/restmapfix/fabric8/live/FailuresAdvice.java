package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** After an answer of 404 became an exception, which goes on to the caller as it is. */
final class FailuresAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = KubernetesClientException.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.This Object operation,
      @Advice.FieldValue(value = "context", typing = Assigner.Typing.DYNAMIC) Object context,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Thrown Throwable failure) {
    if (failure instanceof KubernetesClientException
        && ((KubernetesClientException) failure).getCode() == 404) {
      hook.apply("fabric8.failures", new Object[] {library, operation, context, failure});
    }
  }
}
