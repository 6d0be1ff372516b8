package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * Up to 5.12 whether a cluster has Istio, Knative, Tekton and the like is asked once in the life of
 * a JVM: a "no" before they were installed stays one.
 */
final class ExtensionAdaptersPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.extension-adapters";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.ExtensionAdapterSupport")
        .method(
            "isAdaptable",
            "(Lio/fabric8/kubernetes/client/Client;Ljava/util/concurrent/ConcurrentMap;Ljava/util/concurrent/ConcurrentMap;Ljava/lang/String;)Ljava/lang/Boolean;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.ExtensionAdaptersAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.AdaptersGateway";
  }
}
