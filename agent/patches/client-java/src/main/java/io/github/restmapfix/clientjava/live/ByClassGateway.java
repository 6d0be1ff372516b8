package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.kubernetes.client.apimachinery.GroupVersionResource;

/** Group, version and plural of a model class. */
public final class ByClassGateway implements Gateway {

  private final TypedLookup lookup;

  public ByClassGateway(Copy copy) {
    lookup = new TypedLookup(copy, "client-java.by-class");
  }

  @Override
  public Object answer(Object[] arguments) throws Exception {
    return lookup
        .find((Class<?>) arguments[1])
        .map(m -> new GroupVersionResource(m.gvk().group(), m.gvk().version(), m.plural()))
        .orElse(null);
  }

  @Override
  public void observe(Object[] arguments) throws Exception {
    lookup.observe((Class<?>) arguments[1]);
  }
}
