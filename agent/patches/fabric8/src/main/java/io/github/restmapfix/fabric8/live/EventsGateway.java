package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.internal.BaseOperation;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;

/** Tells the engine what a watch brings of custom resource definitions. */
public final class EventsGateway implements Gateway {

  private final Crds crds;

  public EventsGateway(Copy copy) {
    this.crds = new Crds(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    Watcher.Action action = (Watcher.Action) arguments[2];
    if (action != null) {
      crds.seen((BaseOperation<?, ?, ?>) arguments[1], action.name(), (HasMetadata) arguments[3]);
    }
    return null;
  }

  @Override
  public void observe(Object[] arguments) {
    answer(arguments);
  }
}
