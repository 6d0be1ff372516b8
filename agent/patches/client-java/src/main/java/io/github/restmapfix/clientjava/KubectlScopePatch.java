package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/** Kubectl takes every custom kind for a namespaced one. */
final class KubectlScopePatch implements Patch {

  @Override
  public String name() {
    return "client-java.kubectl-scope";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.extended.kubectl.Kubectl$ResourceBuilder")
        .method("isNamespaced", "(Lio/kubernetes/client/common/KubernetesObject;)Z");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.KubectlScopeAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.KubectlScopeGateway";
  }
}
