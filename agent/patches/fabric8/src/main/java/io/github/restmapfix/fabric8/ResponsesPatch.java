package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * The same defect as {@code fabric8.paths}, seen where the body has been read: API groups that are
 * built in say only there whether a 404 is a path's or an object's. Here is also a client whose
 * look-ups were all made before the agent came.
 */
final class ResponsesPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.responses";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.dsl.internal.OperationSupport")
        .method(
            "assertResponseCode",
            "(Lio/fabric8/kubernetes/client/http/HttpRequest;Lio/fabric8/kubernetes/client/http/HttpResponse;)V");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.ResponsesAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.ResponsesGateway";
  }
}
