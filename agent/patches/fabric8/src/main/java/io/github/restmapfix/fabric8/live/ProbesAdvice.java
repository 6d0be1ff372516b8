package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** After each answer, which cost the application a request; an exception is none. */
final class ProbesAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Origin("#m") String method,
      @Advice.This Client client,
      @Advice.AllArguments Object[] asked,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object answer) {
    hook.apply("fabric8.probes", new Object[] {library, client, method, asked, answer});
  }
}
