package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;
import java.util.List;

/**
 * A generic kind is looked up by one request, which fails for good if discovery lags behind the
 * custom resource definition by a few milliseconds. The engine's request takes its place, waits
 * once where there is reason to, and never inside computeIfAbsent, whose bin lock other kinds need.
 */
final class HandlersPatch implements Patch {

  private static final String CONTEXT =
      "Lio/fabric8/kubernetes/client/dsl/base/ResourceDefinitionContext;";

  private final String descriptor;
  private final String advice;

  private HandlersPatch(String arguments, String advice) {
    this.descriptor = "(" + arguments + "Lio/fabric8/kubernetes/client/Client;)" + CONTEXT;
    this.advice = advice;
  }

  /** Up to 6.6 the form that takes an object is the one that all others call. */
  static List<Patch> shapes() {
    return List.of(
        new HandlersPatch("Ljava/lang/String;Ljava/lang/String;", "HandlersAdvice"),
        new HandlersPatch(
            "Lio/fabric8/kubernetes/api/model/GenericKubernetesResource;", "HandlersOfAdvice"));
  }

  @Override
  public String name() {
    return "fabric8.handlers";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.impl.Handlers")
        .method("getResourceDefinitionContext", descriptor);
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live." + advice;
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.HandlersGateway";
  }
}
