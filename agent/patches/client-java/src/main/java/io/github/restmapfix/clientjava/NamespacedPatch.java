package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * The scope of a typed class is null if its kind was not in the last discovery, and Kubectl unboxes
 * it: a NullPointerException, or a request to the wrong scope.
 */
final class NamespacedPatch implements Patch {

  @Override
  public String name() {
    return "client-java.namespaced";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.util.ModelMapper")
        .method("isNamespaced", "(Ljava/lang/Class;)Ljava/lang/Boolean;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.NamespacedAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.NamespacedGateway";
  }
}
