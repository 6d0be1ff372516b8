package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * The same defect as {@code fabric8.paths} in 6.3, where requests read the field that the client's
 * interceptors are in; only web sockets call its accessor.
 */
final class RequestPathsPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.request-paths";
  }

  @Override
  public Target target() {
    return RequestsPatch.EVERY_REQUEST;
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.RequestPathsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.RequestPathsGateway";
  }
}
