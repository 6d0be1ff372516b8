package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.Discovery;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Instead of ModelMapper's refresh; null from the hook lets it run. */
final class RefreshAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static Set<Discovery.APIResource> enter(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) Discovery discovery,
      @Advice.Argument(1) Duration interval,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    @SuppressWarnings("unchecked") // what the gateway of this name answers
    Set<Discovery.APIResource> resources =
        (Set<Discovery.APIResource>)
            hook.apply("client-java.refresh", new Object[] {library, discovery, interval});
    return resources;
  }

  /** Not after an exception: then the library holds what it held before. */
  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) Discovery discovery,
      @Advice.Argument(1) Duration interval,
      @Advice.Enter Set<Discovery.APIResource> resources,
      @Advice.Return(readOnly = false) Set<Discovery.APIResource> returned,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    if (resources != null) {
      returned = resources;
    } else {
      hook.apply("client-java.refresh", new Object[] {library, discovery, interval, returned});
    }
  }
}
