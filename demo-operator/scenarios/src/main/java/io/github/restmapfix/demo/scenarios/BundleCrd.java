package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.restmapfix.demo.operator.Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * The operator's own CRD: installed from its YAML as its users would, and taken away again if it
 * was not there before.
 */
final class BundleCrd {

  private BundleCrd() {}

  static void install(KubernetesClient client, Undo undo) {
    var crds = client.apiextensions().v1().customResourceDefinitions();
    CustomResourceDefinition crd;
    try (InputStream yaml = Bundle.class.getResourceAsStream("/bundle-crd.yaml")) {
      crd = crds.load(yaml).item();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = crd.getMetadata().getName();
    if (crds.withName(name).get() == null) {
      client.resource(crd).create();
      undo.add(() -> remove(client, name));
    }
    Await.until(name + " is served", Duration.ofSeconds(30), () -> client.supports(Bundle.class));
  }

  /** Not while somebody has Bundles. */
  private static void remove(KubernetesClient client, String name) {
    if (client.resources(Bundle.class).inAnyNamespace().list().getItems().isEmpty()) {
      client.apiextensions().v1().customResourceDefinitions().withName(name).delete();
    }
  }
}
