package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.Watch;
import java.lang.reflect.Type;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import okhttp3.Call;

/** Inside Watch. The hook answers a pair, the watch and the exception of a second request. */
final class WatchPathsAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) ApiClient client,
      @Advice.Argument(1) Call call,
      @Advice.Argument(2) Type type,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) Watch<?> returned,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    if (thrown instanceof ApiException && ((ApiException) thrown).getCode() == 404) {
      Object[] second =
          (Object[])
              hook.apply(
                  "client-java.watch-paths", new Object[] {library, client, call, type, thrown});
      if (second != null) {
        returned = (Watch<?>) second[0];
        thrown = (Throwable) second[1];
      }
    }
  }
}
