package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.dsl.internal.OperationContext;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Before an answer of 404 becomes an exception; changes nothing. */
final class ResponsesAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("context") OperationContext context,
      @Advice.Argument(1) HttpResponse<?> response,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    if (response.code() == 404) {
      hook.apply("fabric8.responses", new Object[] {library, context.getClient(), response});
    }
  }
}
