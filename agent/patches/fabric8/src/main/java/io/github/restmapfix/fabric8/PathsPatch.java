package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * Handlers assumes that plural and scope never change in a client's life, and every handle,
 * informer and watch has its own copy of them. Their requests all read the client's interceptors
 * here: what they read is a copy with one more, so that nothing of ours is in a client that may
 * outlive us.
 */
final class PathsPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.paths";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.http.StandardHttpClientBuilder")
        .method("getInterceptors", "()Ljava/util/LinkedHashMap;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.PathsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.PathsGateway";
  }
}
