package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.restmapfix.core.install.Bridged;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** As {@link HandlersAdvice}, for an object of the kind, and perhaps without a client. */
final class HandlersOfAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static Object[] enter(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("genericDefinitions") Map<?, ?> definitions,
      @Advice.Argument(0) GenericKubernetesResource of,
      @Advice.Argument(1) Client client,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    return client == null
            || definitions.containsKey(Arrays.asList(of.getKind(), of.getApiVersion()))
        ? null
        : (Object[])
            hook.apply(
                "fabric8.handlers",
                new Object[] {library, definitions, of.getApiVersion(), of.getKind(), client});
  }

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) GenericKubernetesResource of,
      @Advice.Argument(1) Client client,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Enter Object[] answer,
      @Advice.Return(readOnly = false) ResourceDefinitionContext returned) {
    if (answer != null) {
      returned = (ResourceDefinitionContext) answer[0];
    } else if (returned == null && client != null) {
      hook.apply(
          "fabric8.handlers",
          new Object[] {library, null, of.getApiVersion(), of.getKind(), client});
    }
  }
}
