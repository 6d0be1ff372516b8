package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.extended.kubectl.exception.KubectlException;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.Namespaces;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
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
    return create(mapping.get(), client, object, (String) arguments[3]);
  }

  /** Nothing escapes once the request may have been sent: the library would send it again. */
  private static Object create(
      RestMapping mapping, ApiClient client, DynamicKubernetesObject object, String asked) {
    GenericKubernetesApi<DynamicKubernetesObject, ?> api = GenericApis.at(mapping, client);
    CreateOptions options = new CreateOptions();
    String namespace = mapping.namespaced() ? namespace(asked, object) : null;
    try {
      KubernetesApiResponse<DynamicKubernetesObject> response =
          namespace == null ? api.create(object, options) : api.create(namespace, object, options);
      return response.throwsApiException().getObject();
    } catch (ApiException refused) {
      return new KubectlException(refused);
    } catch (RuntimeException | Error thrown) {
      return thrown;
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
