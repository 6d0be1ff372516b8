package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Instead of Kubectl.create for custom kinds; null from the hook lets the library run. */
final class KubectlCreateAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static Object enter(
      @Advice.Origin Class<?> library,
      @Advice.FieldValue("targetObj") KubernetesObject object,
      @Advice.FieldValue("apiClient") ApiClient client,
      @Advice.FieldValue("namespace") String namespace,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    return object instanceof DynamicKubernetesObject
        ? hook.apply(
            "client-java.kubectl-create", new Object[] {library, client, object, namespace})
        : null;
  }

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter Object result,
      @Advice.Return(readOnly = false) KubernetesObject returned,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    if (result instanceof Throwable) {
      thrown = (Throwable) result;
    } else if (result != null) {
      returned = (KubernetesObject) result;
    }
  }
}
