package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.internal.BaseOperation;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Before each event of a watch; of all but definitions, a getter and a comparison. */
final class EventsAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("baseOperation") BaseOperation<?, ?, ?> watched,
      @Advice.Argument(0) Watcher.Action action,
      @Advice.Argument(1) HasMetadata object,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    if ("customresourcedefinitions".equals(watched.getPlural())) {
      hook.apply("fabric8.events", new Object[] {library, watched, action, object});
    }
  }
}
