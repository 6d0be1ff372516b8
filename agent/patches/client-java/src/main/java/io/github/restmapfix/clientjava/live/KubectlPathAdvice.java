package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** Instead of Kubectl's guess for custom kinds; typed classes pass untouched. */
final class KubectlPathAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static GenericKubernetesApi<?, ?> enter(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) KubernetesObject object,
      @Advice.FieldValue("apiClient") ApiClient client,
      @Bridged BiFunction<Object, Object[], Object> hook) {
    return object instanceof DynamicKubernetesObject
        ? (GenericKubernetesApi<?, ?>)
            hook.apply("client-java.kubectl-path", new Object[] {library, client, object})
        : null;
  }

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Enter GenericKubernetesApi<?, ?> api,
      @Advice.Return(readOnly = false) GenericKubernetesApi<?, ?> returned) {
    if (api != null) {
      returned = api;
    }
  }
}
