package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * No defect: every request passes here. Tells the engine which clusters there are, for look-ups
 * that name none, and that a custom resource definition is being written. Releases from 20.0.0 on;
 * the others have {@link RequestsWithoutUrlPatch}.
 */
final class RequestsPatch implements Patch {

  @Override
  public String name() {
    return "client-java.requests";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.openapi.ApiClient")
        .method(
            "buildCall",
            "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/util/List;Ljava/util/List;Ljava/lang/Object;Ljava/util/Map;Ljava/util/Map;Ljava/util/Map;[Ljava/lang/String;Lio/kubernetes/client/openapi/ApiCallback;)Lokhttp3/Call;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.RequestsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.RequestsGateway";
  }
}
