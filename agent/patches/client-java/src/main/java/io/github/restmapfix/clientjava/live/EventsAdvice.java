package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.util.Watch;
import java.util.List;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import okhttp3.Call;

/** After each event of a watch was read; of all but definitions, a look at the watch's URL. */
final class EventsAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("call") Call call,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return Watch.Response<?> event) {
    if (call != null) { // subclasses, in tests above all, have none
      List<String> path = call.request().url().pathSegments();
      if ("customresourcedefinitions".equals(path.get(path.size() - 1))) {
        hook.apply("client-java.events", new Object[] {library, call.request().url(), event});
      }
    }
  }
}
