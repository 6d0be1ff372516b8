package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * The plural of a typed class is known only if its kind was in the last discovery of preferred
 * versions; Kubectl then reports an unexpected unknown resource type.
 */
final class ByClassPatch implements Patch {

  @Override
  public String name() {
    return "client-java.by-class";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.util.ModelMapper")
        .method(
            "getGroupVersionResourceByClass",
            "(Ljava/lang/Class;)Lio/kubernetes/client/apimachinery/GroupVersionResource;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.ByClassAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.ByClassGateway";
  }
}
