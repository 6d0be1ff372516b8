package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * DiscoveryCache answers from a discovery result of 30 minutes, of preferred versions only, with
 * the first resource of that kind in whichever group and version. That match is made in a lambda
 * whose name is the compiler's, hence the method around it.
 */
final class DiscoveryCachePatch implements Patch {

  @Override
  public String name() {
    return "micronaut.discovery";
  }

  @Override
  public Target target() {
    return Target.type("io.micronaut.kubernetes.client.DiscoveryCache")
        .method("find", "(Ljava/lang/Class;)Ljava/util/Optional;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.DiscoveryCacheAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.DiscoveryCacheGateway";
  }
}
