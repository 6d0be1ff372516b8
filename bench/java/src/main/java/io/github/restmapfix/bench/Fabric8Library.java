package io.github.restmapfix.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.File;

/** fabric8: whoever has a kind as a string asks {@code genericKubernetesResources}. */
final class Fabric8Library implements Library {

  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("bench")
          .withForce(true)
          .build();

  private final KubernetesClient client;

  Fabric8Library(String kubeconfig) {
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(new File(kubeconfig)))
            .build();
  }

  @Override
  public boolean lookup(String apiVersion, String kind) {
    return found(() -> client.genericKubernetesResources(apiVersion, kind));
  }

  @Override
  public boolean list(String apiVersion, String kind) {
    return found(
        () -> client.genericKubernetesResources(apiVersion, kind).inNamespace("default").list());
  }

  @Override
  public boolean apply(String apiVersion, String kind) {
    GenericKubernetesResource object =
        new GenericKubernetesResourceBuilder()
            .withApiVersion(apiVersion)
            .withKind(kind)
            .withNewMetadata()
            .withName("bench")
            .endMetadata()
            .build();
    return found(() -> client.resource(object).inNamespace("default").patch(APPLY));
  }

  @Override
  public void refresh() {
    throw new UnsupportedOperationException("fabric8 reads one group-version at a time");
  }

  @Override
  public void close() {
    client.close();
  }

  /** Both of its ways to say no: no handler for the kind, and a 404 from the path. */
  private static boolean found(Runnable step) {
    try {
      step.run();
      return true;
    } catch (KubernetesClientException e) {
      boolean absent = e.getCode() == 404 || String.valueOf(e.getMessage()).contains("metadata");
      if (absent) {
        return false;
      }
      throw e;
    }
  }
}
