package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.ApiResponse;
import java.lang.reflect.Type;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import okhttp3.Call;

/** Inside ApiClient. The hook answers a pair, the result and the exception of a second request. */
final class PathsAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.This ApiClient client,
      @Advice.Argument(0) Call call,
      @Advice.Argument(1) Type type,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) ApiResponse<?> returned,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    if (thrown instanceof ApiException && ((ApiException) thrown).getCode() == 404) {
      Object[] second =
          (Object[])
              hook.apply("client-java.paths", new Object[] {library, client, call, type, thrown});
      if (second != null) {
        returned = (ApiResponse<?>) second[0];
        thrown = (Throwable) second[1];
      }
    }
  }
}
