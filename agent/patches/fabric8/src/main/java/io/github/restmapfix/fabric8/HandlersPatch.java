package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * A generic kind is looked up by one request, which fails for good if discovery lags behind the
 * custom resource definition by a few milliseconds. The engine's request takes its place, waits
 * once where there is reason to, and never inside computeIfAbsent, whose bin lock other kinds need.
 */
final class HandlersPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.handlers";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.impl.Handlers")
        .method(
            "getResourceDefinitionContext",
            "(Ljava/lang/String;Ljava/lang/String;Lio/fabric8/kubernetes/client/Client;)Lio/fabric8/kubernetes/client/dsl/base/ResourceDefinitionContext;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.HandlersAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.HandlersGateway";
  }
}
