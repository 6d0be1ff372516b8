package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * No defect: every event of a watch passes here, an informer's too. Tells the engine of custom
 * resource definitions that others write, before the application is told.
 */
final class EventsPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.events";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.dsl.internal.AbstractWatchManager")
        .method(
            "eventReceived",
            "(Lio/fabric8/kubernetes/client/Watcher$Action;Lio/fabric8/kubernetes/api/model/HasMetadata;)V");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.EventsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.EventsGateway";
  }
}
