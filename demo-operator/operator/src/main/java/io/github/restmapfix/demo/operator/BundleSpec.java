package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/** What a Bundle asks for. */
public record BundleSpec(ClientLibrary client, List<GenericKubernetesResource> manifests) {

  public BundleSpec {
    manifests = manifests == null ? List.of() : List.copyOf(manifests);
  }
}
