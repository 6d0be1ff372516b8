package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * An integration with a kind that may not be there: the server is asked when the operator starts,
 * and never again, as many an operator does it.
 */
final class AskedOnce implements GenericClient {

  private final GenericClient client;
  private final String apiVersion;
  private final String kind;
  private final boolean supported;

  private AskedOnce(GenericClient client, String apiVersion, String kind, boolean supported) {
    this.client = client;
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.supported = supported;
  }

  /** {@code integration} as in {@code example.com/v1/W}. */
  static AskedOnce about(String integration, KubernetesClient asked, GenericClient client) {
    int slash = integration.lastIndexOf('/');
    String apiVersion = integration.substring(0, slash);
    String kind = integration.substring(slash + 1);
    return new AskedOnce(client, apiVersion, kind, asked.supports(apiVersion, kind));
  }

  @Override
  public Located locate(GenericKubernetesResource object, String defaultNamespace) {
    boolean concerned = object.getApiVersion().equals(apiVersion) && object.getKind().equals(kind);
    if (concerned && !supported) {
      throw new KindNotFound("the server did not support it when this operator started");
    }
    return client.locate(object, defaultNamespace);
  }
}
