package io.github.restmapfix.demo.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;

/** Names one object on the server, as the Bundle's manifest named it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {

  static ObjectRef to(GenericKubernetesResource object) {
    return new ObjectRef(
        object.getApiVersion(),
        object.getKind(),
        object.getMetadata().getNamespace(),
        object.getMetadata().getName());
  }

  /** As much of the object as a delete needs. */
  GenericKubernetesResource toObject() {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(apiVersion)
        .withKind(kind)
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .build();
  }

  @Override
  public String toString() {
    return kind + "/" + name + " (" + apiVersion + ")";
  }
}
