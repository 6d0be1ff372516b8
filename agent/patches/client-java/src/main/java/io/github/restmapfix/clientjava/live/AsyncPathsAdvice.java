package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.openapi.ApiClient;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * Inside the callback that ApiClient gives to okhttp. If the hook answers anything, it will call
 * this callback again, with another answer or with the same.
 */
final class AsyncPathsAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static Object enter(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("this$0") ApiClient client,
      @Advice.This Callback callback,
      @Advice.Argument(0) Call call,
      @Advice.Argument(1) Response response,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    return response.code() == 404
        ? hook.apply(
            "client-java.async-paths", new Object[] {library, client, callback, call, response})
        : null;
  }
}
