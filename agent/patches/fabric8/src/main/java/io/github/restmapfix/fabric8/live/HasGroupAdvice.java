package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** After the client said no; only for whole names, since the end of one can mean any group. */
final class HasGroupAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.This Client client,
      @Advice.Argument(0) String group,
      @Advice.Argument(1) boolean exact,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) boolean has) {
    if (!has && exact) {
      has = hook.apply("fabric8.has-group", new Object[] {library, client, group}) != null;
    }
  }
}
