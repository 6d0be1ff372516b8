package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * No defect: every request passes here. Tells the engine that a custom resource definition is being
 * written.
 */
final class RequestsPatch implements Patch {

  static final Target EVERY_REQUEST =
      Target.type("io.fabric8.kubernetes.client.http.StandardHttpClient")
          .method(
              "consumeBytes",
              "(Lio/fabric8/kubernetes/client/http/HttpRequest;Lio/fabric8/kubernetes/client/http/AsyncBody$Consumer;)Ljava/util/concurrent/CompletableFuture;");

  @Override
  public String name() {
    return "fabric8.requests";
  }

  @Override
  public Target target() {
    return EVERY_REQUEST;
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.RequestsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.RequestsGateway";
  }
}
