package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * The same defect as {@code fabric8.paths} in 6.2, for a watch that nothing but its own 404 tells
 * of it: OkHttp's client there has none of the library's interceptors, and a watch is no operation.
 * The target is what the library does when a web socket is open, or refused.
 */
final class WatchFailuresPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.watch-failures";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.dsl.internal.WatchConnectionManager")
        .method(
            "lambda$start$3",
            "(Ljava/net/URL;Lio/fabric8/kubernetes/client/http/WebSocket;Ljava/lang/Throwable;)"
                + "Lio/fabric8/kubernetes/client/http/WebSocket;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.WatchFailuresAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.WatchFailuresGateway";
  }
}
