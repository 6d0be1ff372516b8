package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.Discovery;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** After each answer, which cost the application a request; "no" is an exception. */
final class ProbesAdvice {

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.This Discovery discovery,
      @Advice.Argument(0) String path,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return Object resources,
      @Advice.Thrown Throwable refusal) {
    hook.apply("client-java.probes", new Object[] {library, discovery, path, resources, refusal});
  }
}
