package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * ModelMapper answers from one static discovery result, at most 30 minutes old, of the preferred
 * versions only, whichever cluster is asked about. Misses are handed to the engine; hits are left
 * alone.
 */
final class FindPatch implements Patch {

  @Override
  public String name() {
    return "client-java.find";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.util.ModelMapper")
        .method(
            "findApiResourceByGroupVersionKind",
            "(Lio/kubernetes/client/apimachinery/GroupVersionKind;)Lio/kubernetes/client/Discovery$APIResource;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.FindAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.FindGateway";
  }
}
