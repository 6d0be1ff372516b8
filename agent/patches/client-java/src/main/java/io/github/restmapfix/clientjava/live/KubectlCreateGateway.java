package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.extended.kubectl.exception.KubectlException;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.Namespaces;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.CreateOptions;
import java.util.Optional;

/** Kubectl.create of a custom kind at its real plural and scope; the body stays the library's. */
public final class KubectlCreateGateway implements Gateway {

  private final Lookup lookup;

  public KubectlCreateGateway(Copy copy) {
    lookup = new Lookup(copy, "client-java.kubectl-create");
  }

  @Override
  public Object answer(Object[] arguments) {
    ApiClient client = (ApiClient) arguments[1];
    DynamicKubernetesObject object = (DynamicKubernetesObject) arguments[2];
    Optional<RestMapping> mapping = lookup.find(client, object);
    if (mapping.isEmpty()) {
      return null;
    }
    KubernetesApiResponse<DynamicKubernetesObject> response =
        mapping.get().namespaced()
            ? GenericApis.at(mapping.get(), client)
                .create(namespace((String) arguments[3], object), object, new CreateOptions())
            : GenericApis.at(mapping.get(), client).create(object, new CreateOptions());
    try {
      return response.throwsApiException().getObject();
    } catch (ApiException refused) {
      return new KubectlException(refused);
    }
  }

  @Override
  public void observe(Object[] arguments) {
    lookup.observe((ApiClient) arguments[1], (DynamicKubernetesObject) arguments[2]);
  }

  private static String namespace(String asked, DynamicKubernetesObject object) {
    String own = object.getMetadata().getNamespace();
    if (asked != null) {
      return asked;
    }
    return own == null || own.isEmpty() ? Namespaces.NAMESPACE_DEFAULT : own;
  }
}
