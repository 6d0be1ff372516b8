package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * What {@code fabric8.requests} and {@code fabric8.paths} do, for 6.2: there each HTTP client has
 * requests and interceptors of its own, and all that they have in common is who calls them.
 */
final class OperationsPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.operations";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.dsl.internal.OperationSupport")
        .method(
            "handleResponse",
            "(Lio/fabric8/kubernetes/client/http/HttpClient;Lio/fabric8/kubernetes/client/http/HttpRequest$Builder;Ljava/lang/Class;Ljava/util/Map;)Ljava/util/concurrent/CompletableFuture;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.OperationsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.OperationsGateway";
  }
}
