package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.Resource;

/** fabric8: {@code client.resource(…)} asks the server for the kind's plural and scope. */
final class Fabric8Client implements GenericClient {

  private final KubernetesClient client;

  Fabric8Client(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Located locate(GenericKubernetesResource object, String defaultNamespace) {
    NamespaceableResource<GenericKubernetesResource> anywhere;
    try {
      anywhere = client.resource(object);
    } catch (KubernetesClientException e) {
      // code 0: no request failed, the kind is unknown
      throw e.getCode() == 0 ? new KindNotFound(e) : e;
    }
    String own = object.getMetadata().getNamespace();
    return new Fabric8Object(anywhere.inNamespace(own == null ? defaultNamespace : own));
  }

  private record Fabric8Object(Resource<GenericKubernetesResource> resource) implements Located {

    @Override
    public void apply() {
      resource.fieldManager(DemoOperator.NAME).forceConflicts().serverSideApply();
    }

    @Override
    public void delete() {
      resource.delete();
    }
  }
}
