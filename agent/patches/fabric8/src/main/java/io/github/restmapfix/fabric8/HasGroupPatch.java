package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * hasApiGroup says no in the milliseconds between a custom resource definition that this process
 * wrote or saw, and discovery.
 */
final class HasGroupPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.has-group";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.impl.BaseClient")
        .method("hasApiGroup", "(Ljava/lang/String;Z)Z");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.HasGroupAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.HasGroupGateway";
  }
}
