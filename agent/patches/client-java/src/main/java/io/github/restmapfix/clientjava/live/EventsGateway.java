package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.kubernetes.client.util.Watch;
import okhttp3.HttpUrl;

/** Tells the engine what a watch brings of custom resource definitions. */
public final class EventsGateway implements Gateway {

  private final Crds crds;

  public EventsGateway(Copy copy) {
    this.crds = new Crds(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    Watch.Response<?> event = (Watch.Response<?>) arguments[2];
    if (event != null && event.type != null) {
      crds.seen((HttpUrl) arguments[1], event.type, event.object);
    }
    return null;
  }

  @Override
  public void observe(Object[] arguments) {
    answer(arguments);
  }
}
