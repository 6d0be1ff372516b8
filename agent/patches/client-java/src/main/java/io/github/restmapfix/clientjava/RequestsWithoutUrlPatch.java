package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * {@link RequestsPatch} where buildCall does not take the server's URL yet: before 20.0.0 and in
 * the -legacy releases.
 */
final class RequestsWithoutUrlPatch implements Patch {

  @Override
  public String name() {
    return "client-java.requests";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.openapi.ApiClient")
        .method(
            "buildCall",
            "(Ljava/lang/String;Ljava/lang/String;Ljava/util/List;Ljava/util/List;Ljava/lang/Object;Ljava/util/Map;Ljava/util/Map;Ljava/util/Map;[Ljava/lang/String;Lio/kubernetes/client/openapi/ApiCallback;)Lokhttp3/Call;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.RequestsWithoutUrlAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.RequestsGateway";
  }
}
