package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;
import java.util.List;

/**
 * supports says no in the milliseconds between a custom resource definition that this process wrote
 * or saw, and discovery.
 */
final class SupportsPatch implements Patch {

  private final String descriptor;
  private final String advice;

  private SupportsPatch(String descriptor, String advice) {
    this.descriptor = descriptor;
    this.advice = advice;
  }

  /** From 6.5 on the form that takes a class calls the one that takes names. */
  static List<Patch> shapes() {
    return List.of(
        new SupportsPatch("(Ljava/lang/String;Ljava/lang/String;)Z", "SupportsAdvice"),
        new SupportsPatch("(Ljava/lang/Class;)Z", "SupportsClassAdvice"));
  }

  @Override
  public String name() {
    return "fabric8.supports";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.impl.BaseClient")
        .method("supports", descriptor);
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live." + advice;
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.SupportsGateway";
  }
}
