package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * The same defect as {@code fabric8.paths} in 6.2, where the 404 of a watch is seen only by its
 * HTTP client: a watch begins again by itself, and for ever, on the path that it was made with.
 */
final class WatchPathsPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.watch-paths";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.dsl.internal.WatchConnectionManager")
        .method("start", "(Ljava/net/URL;Ljava/util/Map;)V");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.WatchPathsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.WatchPathsGateway";
  }
}
