package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesListObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;

/** The same kind of API object that Kubectl makes for custom kinds. */
final class GenericApis {

  private GenericApis() {}

  static GenericKubernetesApi<DynamicKubernetesObject, DynamicKubernetesListObject> at(
      RestMapping mapping, ApiClient client) {
    return new GenericKubernetesApi<>(
        DynamicKubernetesObject.class,
        DynamicKubernetesListObject.class,
        mapping.gvk().group(),
        mapping.gvk().version(),
        mapping.plural(),
        client);
  }
}
