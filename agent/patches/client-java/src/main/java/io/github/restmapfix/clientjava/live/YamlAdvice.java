package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.openapi.ApiClient;
import java.io.Reader;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/**
 * Instead of Yaml.createResource. The hook answers a pair: a reader with the same content, since
 * the content can be read only once, and the result; a null result lets the library run.
 */
final class YamlAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static Object enter(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) ApiClient client,
      @Advice.Argument(value = 1, readOnly = false) Reader reader,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    Object[] pair =
        (Object[]) hook.apply("client-java.yaml", new Object[] {library, client, reader});
    if (pair == null) {
      return null;
    }
    reader = (Reader) pair[0];
    return pair[1];
  }

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter Object result,
      @Advice.Return(readOnly = false) Object returned,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    if (result instanceof Throwable) {
      thrown = (Throwable) result;
    } else if (result != null) {
      returned = result;
    }
  }
}
