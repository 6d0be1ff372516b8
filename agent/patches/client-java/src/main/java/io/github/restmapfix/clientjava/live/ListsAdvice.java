package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import java.util.List;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import okhttp3.Response;

/** After an answer was read, and before anybody has it; changes nothing. */
final class ListsAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) Response response,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return Object answer) {
    List<String> path = response.request().url().pathSegments();
    if ("customresourcedefinitions".equals(path.get(path.size() - 1))) {
      hook.apply("client-java.lists", new Object[] {library, response.request().url(), answer});
    }
  }
}
