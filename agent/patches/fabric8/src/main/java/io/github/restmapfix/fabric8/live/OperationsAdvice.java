package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.dsl.internal.OperationContext;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Before an operation's request. The hook answers a client to send it by, or null. */
final class OperationsAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("context") OperationContext context,
      @Advice.FieldValue("httpClient") HttpClient own,
      @Advice.Argument(value = 0, readOnly = false) HttpClient given,
      @Advice.Argument(1) HttpRequest.Builder request,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    HttpClient http = given == null ? own : given;
    Object healing =
        hook.apply(
            "fabric8.operations", new Object[] {library, context.getClient(), http, request});
    if (healing != null) {
      given = (HttpClient) healing;
    }
  }
}
