package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.install.Bridged;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** After Kubectl took a custom kind for namespaced, which it always does. */
final class KubectlScopeAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Origin Class<?> library,
      @Advice.Argument(0) KubernetesObject object,
      @Advice.FieldValue("apiClient") ApiClient client,
      @Bridged BiFunction<Object, Object[], Object> hook,
      @Advice.Return(readOnly = false) boolean namespaced) {
    if (object instanceof DynamicKubernetesObject) {
      Boolean known =
          (Boolean) hook.apply("client-java.kubectl-scope", new Object[] {library, client, object});
      namespaced = known == null ? namespaced : known;
    }
  }
}
