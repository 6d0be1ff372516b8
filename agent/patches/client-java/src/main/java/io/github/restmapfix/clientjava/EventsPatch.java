package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * No defect: every event of a watch passes here, an informer's too. Tells the engine of custom
 * resource definitions that others write, before the application is told.
 */
final class EventsPatch implements Patch {

  @Override
  public String name() {
    return "client-java.events";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.util.Watch")
        .method("parseLine", "(Ljava/lang/String;)Lio/kubernetes/client/util/Watch$Response;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.EventsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.EventsGateway";
  }
}
