package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * A handle keeps the plural that it was made with, so that it is answered 404 for ever once the
 * definition was recreated with another one. All requests but watches and asynchronous ones.
 */
final class PathsPatch implements Patch {

  @Override
  public String name() {
    return "client-java.paths";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.openapi.ApiClient")
        .method(
            "execute",
            "(Lokhttp3/Call;Ljava/lang/reflect/Type;)Lio/kubernetes/client/openapi/ApiResponse;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.PathsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.PathsGateway";
  }
}
