package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.internal.BaseOperation;
import io.github.restmapfix.core.install.Bridged;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Before a list that was read is handed on; changes nothing. */
final class ListsAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Origin Class<?> library,
      @Advice.This BaseOperation<?, ?, ?> listed,
      @Advice.Argument(0) KubernetesResourceList<?> list,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    if ("customresourcedefinitions".equals(listed.getPlural())) {
      hook.apply("fabric8.lists", new Object[] {library, listed, list});
    }
  }
}
