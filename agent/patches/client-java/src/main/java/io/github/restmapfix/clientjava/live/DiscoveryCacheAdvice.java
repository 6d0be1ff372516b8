package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.Discovery;
import io.micronaut.kubernetes.client.DiscoveryCache;
import java.util.Optional;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/**
 * Inside DiscoveryCache, after each answer: a hit may be of another group or version. It is asked a
 * few times for each informer, when that is made.
 */
final class DiscoveryCacheAdvice {

  private DiscoveryCacheAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.This DiscoveryCache cache,
      @Advice.Argument(0) Class<?> type,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) Optional<Discovery.APIResource> found) {
    @SuppressWarnings("unchecked") // what the gateway of this name answers
    Optional<Discovery.APIResource> better =
        (Optional<Discovery.APIResource>)
            hook.apply("micronaut.discovery", new Object[] {library, cache, type, found});
    if (better != null) {
      found = better;
    }
  }
}
