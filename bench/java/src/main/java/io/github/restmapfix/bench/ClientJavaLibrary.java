package io.github.restmapfix.bench;

import io.kubernetes.client.Discovery;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.options.PatchOptions;
import java.io.IOException;
import java.time.Duration;

/** client-java: ModelMapper for the plural, DynamicKubernetesApi for the request. */
final class ClientJavaLibrary implements Library {

  private final ApiClient client;

  ClientJavaLibrary(String kubeconfig) throws IOException {
    client = Config.fromConfig(kubeconfig);
  }

  @Override
  public boolean lookup(String apiVersion, String kind) {
    return find(apiVersion, kind) != null;
  }

  @Override
  public boolean list(String apiVersion, String kind) throws ApiException {
    DynamicKubernetesApi api = api(apiVersion, kind);
    return api != null && served(api.list("default"));
  }

  @Override
  public boolean apply(String apiVersion, String kind) throws ApiException {
    DynamicKubernetesApi api = api(apiVersion, kind);
    if (api == null) {
      return false;
    }
    String object =
        "{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"metadata\":{\"name\":\"bench\"}}"
            .formatted(apiVersion, kind);
    PatchOptions options = new PatchOptions();
    options.setFieldManager("bench");
    options.setForce(true);
    return served(
        api.patch(
            "default", "bench", V1Patch.PATCH_FORMAT_APPLY_YAML, new V1Patch(object), options));
  }

  @Override
  public void refresh() throws ApiException {
    ModelMapper.refresh(new Discovery(client), Duration.ZERO);
  }

  @Override
  public void close() {
    client.getHttpClient().connectionPool().evictAll();
  }

  /** Null where ModelMapper does not know the kind. */
  private DynamicKubernetesApi api(String apiVersion, String kind) {
    Discovery.APIResource found = find(apiVersion, kind);
    GroupVersionKind gvk = gvk(apiVersion, kind);
    return found == null
        ? null
        : new DynamicKubernetesApi(
            gvk.getGroup(), gvk.getVersion(), found.getResourcePlural(), client);
  }

  private static Discovery.APIResource find(String apiVersion, String kind) {
    return ModelMapper.findApiResourceByGroupVersionKind(gvk(apiVersion, kind));
  }

  private static GroupVersionKind gvk(String apiVersion, String kind) {
    return ModelMapper.groupVersionKindFromApiVersionAndKind(apiVersion, kind);
  }

  /**
   * 429 "storage is (re)initializing" is what a server says just after Established; not yet, then.
   */
  private static boolean served(KubernetesApiResponse<?> response) throws ApiException {
    if (response.getHttpStatusCode() == 404 || response.getHttpStatusCode() == 429) {
      return false;
    }
    response.throwsApiException();
    return true;
  }
}
