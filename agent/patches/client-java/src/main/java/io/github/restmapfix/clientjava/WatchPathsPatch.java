package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/** The same for watches, and so for informers, which list and watch in turn. */
final class WatchPathsPatch implements Patch {

  @Override
  public String name() {
    return "client-java.watch-paths";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.util.Watch")
        .method(
            "createWatch",
            "(Lio/kubernetes/client/openapi/ApiClient;Lokhttp3/Call;Ljava/lang/reflect/Type;)Lio/kubernetes/client/util/Watch;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.WatchPathsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.WatchPathsGateway";
  }
}
