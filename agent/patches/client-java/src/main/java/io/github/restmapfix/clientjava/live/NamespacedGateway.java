package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.RestMapping;

/** Scope of a model class. */
public final class NamespacedGateway implements Gateway {

  private final TypedLookup lookup;

  public NamespacedGateway(Copy copy) {
    lookup = new TypedLookup(copy, "client-java.namespaced");
  }

  @Override
  public Object answer(Object[] arguments) throws Exception {
    return lookup.find((Class<?>) arguments[1]).map(RestMapping::namespaced).orElse(null);
  }

  @Override
  public void observe(Object[] arguments) throws Exception {
    lookup.observe((Class<?>) arguments[1]);
  }
}
