package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * supports says no in the milliseconds between a custom resource definition that this process wrote
 * or saw, and discovery. The form that takes a class calls this one.
 */
final class SupportsPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.supports";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.impl.BaseClient")
        .method("supports", "(Ljava/lang/String;Ljava/lang/String;)Z");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.SupportsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.SupportsGateway";
  }
}
