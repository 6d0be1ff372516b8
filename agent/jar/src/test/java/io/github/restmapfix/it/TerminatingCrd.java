package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;

/** A definition that is deleted and stays, since one of its objects waits for a finalizer. */
final class TerminatingCrd implements AutoCloseable {

  private final Resource<CustomResourceDefinition> crd;
  private final Resource<GenericKubernetesResource> object;

  /** Returns when the definition says that it terminates. */
  TerminatingCrd(
      KubernetesClient client, String crdName, String apiVersion, String kind, String name) {
    crd = client.apiextensions().v1().customResourceDefinitions().withName(crdName);
    object =
        client.genericKubernetesResources(apiVersion, kind).inNamespace("default").withName(name);
    finalizers(List.of("example.com/never"));
    crd.delete();
    await(crdName + " terminates").until(this::isTerminating);
  }

  private boolean isTerminating() {
    return crd.get().getStatus().getConditions().stream()
        .anyMatch(c -> c.getType().equals("Terminating") && c.getStatus().equals("True"));
  }

  private void finalizers(List<String> finalizers) {
    object.edit(
        o -> {
          o.getMetadata().setFinalizers(finalizers);
          return o;
        });
  }

  /** Lets it go. */
  @Override
  public void close() {
    finalizers(List.of());
    await("the definition is gone").until(() -> crd.get() == null);
  }
}
