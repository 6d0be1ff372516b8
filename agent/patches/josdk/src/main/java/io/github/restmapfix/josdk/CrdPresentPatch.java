package io.github.restmapfix.josdk;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * CRDPresentActivationCondition looks for a custom resource definition ten times and, if it was not
 * there, never again in this JVM. That is deliberate upstream, and a dependent resource whose
 * definition came later is not made until a restart. It goes on looking, at its own interval.
 */
final class CrdPresentPatch implements Patch {

  @Override
  public String name() {
    return "josdk.crd-present";
  }

  @Override
  public Target target() {
    return Target.type(
            "io.javaoperatorsdk.operator.processing.dependent.workflow.CRDPresentActivationCondition")
        .method(
            "shouldCheckStateNow",
            "(Lio/javaoperatorsdk/operator/processing/dependent/workflow/CRDPresentActivationCondition$CRDCheckState;)Z");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.josdk.live.CrdPresentAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.josdk.live.CrdPresentGateway";
  }
}
