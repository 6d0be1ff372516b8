package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * Kubectl.create of a custom kind looks plural and scope up by class, and all custom kinds share
 * one class.
 */
final class KubectlCreatePatch implements Patch {

  @Override
  public String name() {
    return "client-java.kubectl-create";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.extended.kubectl.KubectlCreate")
        .method("execute", "()Lio/kubernetes/client/common/KubernetesObject;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.KubectlCreateAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.KubectlCreateGateway";
  }
}
