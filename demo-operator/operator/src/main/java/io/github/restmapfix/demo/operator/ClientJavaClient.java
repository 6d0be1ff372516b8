package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.PatchOptions;

/**
 * client-java: discovery is read once at start, ModelMapper names the plural, DynamicKubernetesApi
 * does the rest.
 */
final class ClientJavaClient implements GenericClient {

  private final ApiClient client;

  ClientJavaClient(ApiClient client) throws ApiException {
    this.client = client;
    ModelMapper.refresh(new Discovery(client));
  }

  @Override
  public Located locate(GenericKubernetesResource object, String defaultNamespace) {
    GroupVersionKind gvk =
        ModelMapper.groupVersionKindFromApiVersionAndKind(object.getApiVersion(), object.getKind());
    Discovery.APIResource found = ModelMapper.findApiResourceByGroupVersionKind(gvk);
    if (found == null) {
      throw new KindNotFound(
          "no resource is known for kind " + gvk.getKind() + " in " + object.getApiVersion());
    }
    var api =
        new DynamicKubernetesApi(
            gvk.getGroup(), gvk.getVersion(), found.getResourcePlural(), client);
    String own = object.getMetadata().getNamespace();
    String namespace = own == null ? defaultNamespace : own;
    return new ClientJavaObject(
        api, object, Boolean.TRUE.equals(found.getNamespaced()) ? namespace : null);
  }

  /** {@code namespace} is null for an object of a cluster-wide kind. */
  private record ClientJavaObject(
      DynamicKubernetesApi api, GenericKubernetesResource object, String namespace)
      implements Located {

    @Override
    public void apply() {
      V1Patch patch = new V1Patch(Serialization.asJson(object));
      PatchOptions options = new PatchOptions().fieldManager(DemoOperator.NAME).force(true);
      check(
          namespace == null
              ? api.patch(name(), V1Patch.PATCH_FORMAT_APPLY_YAML, patch, options)
              : api.patch(namespace, name(), V1Patch.PATCH_FORMAT_APPLY_YAML, patch, options));
    }

    @Override
    public void delete() {
      var response = namespace == null ? api.delete(name()) : api.delete(namespace, name());
      if (response.getHttpStatusCode() != 404) {
        check(response);
      }
    }

    private String name() {
      return object.getMetadata().getName();
    }

    private static void check(KubernetesApiResponse<DynamicKubernetesObject> response) {
      if (!response.isSuccess()) {
        throw new IllegalStateException(
            "HTTP "
                + response.getHttpStatusCode()
                + (response.getStatus() == null ? "" : ": " + response.getStatus().getMessage()));
      }
    }
  }
}
