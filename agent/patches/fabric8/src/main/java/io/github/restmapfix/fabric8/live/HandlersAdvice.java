package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.restmapfix.core.install.Bridged;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/**
 * Before Handlers asks the server. The hook answers an array of one: the context, or null. Without
 * an answer Handlers asks by itself; if that is a miss the hook is told, without definitions.
 */
final class HandlersAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static Object[] enter(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("genericDefinitions") Map<?, ?> definitions,
      @Advice.Argument(0) String apiVersion,
      @Advice.Argument(1) String kind,
      @Advice.Argument(2) Client client,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    return definitions.containsKey(Arrays.asList(kind, apiVersion))
        ? null
        : (Object[])
            hook.apply(
                "fabric8.handlers", new Object[] {library, definitions, apiVersion, kind, client});
  }

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) String apiVersion,
      @Advice.Argument(1) String kind,
      @Advice.Argument(2) Client client,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Enter Object[] answer,
      @Advice.Return(readOnly = false) ResourceDefinitionContext returned) {
    if (answer != null) {
      returned = (ResourceDefinitionContext) answer[0];
    } else if (returned == null) {
      hook.apply("fabric8.handlers", new Object[] {library, null, apiVersion, kind, client});
    }
  }
}
