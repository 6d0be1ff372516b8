package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * Kubectl guesses kind + "s" for a kind that it does not know, with the capitals of the kind, which
 * no custom resource can have as its plural.
 */
final class KubectlPathPatch implements Patch {

  @Override
  public String name() {
    return "client-java.kubectl-path";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.extended.kubectl.Kubectl$ResourceBuilder")
        .method(
            "getGenericApi",
            "(Lio/kubernetes/client/common/KubernetesObject;)Lio/kubernetes/client/util/generic/GenericKubernetesApi;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.KubectlPathAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.KubectlPathGateway";
  }
}
