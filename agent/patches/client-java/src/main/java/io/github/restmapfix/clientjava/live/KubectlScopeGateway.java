package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;

/** The scope of an object of a custom kind. */
public final class KubectlScopeGateway implements Gateway {

  private final Lookup lookup;

  public KubectlScopeGateway(Copy copy) {
    lookup = new Lookup(copy, "client-java.kubectl-scope");
  }

  @Override
  public Object answer(Object[] arguments) {
    return lookup
        .find((ApiClient) arguments[1], (DynamicKubernetesObject) arguments[2])
        .map(RestMapping::namespaced)
        .orElse(null);
  }
}
