package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;

/** The API of an object of a custom kind, at its real plural. */
public final class KubectlPathGateway implements Gateway {

  private final Lookup lookup;

  public KubectlPathGateway(Copy copy) {
    lookup = new Lookup(copy, "client-java.kubectl-path");
  }

  @Override
  public Object answer(Object[] arguments) {
    ApiClient client = (ApiClient) arguments[1];
    return lookup
        .find(client, (DynamicKubernetesObject) arguments[2])
        .map(mapping -> GenericApis.at(mapping, client))
        .orElse(null);
  }

  @Override
  public void observe(Object[] arguments) {
    lookup.observe((ApiClient) arguments[1], (DynamicKubernetesObject) arguments[2]);
  }
}
