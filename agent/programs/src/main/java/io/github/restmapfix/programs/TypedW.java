package io.github.restmapfix.programs;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;

/** A hand-written model class of a custom kind, as client-java's documentation advises. */
public final class TypedW implements KubernetesObject {

  private String apiVersion;
  private String kind;
  private V1ObjectMeta metadata;

  static TypedW of(DynamicKubernetesObject object) {
    TypedW typed = new TypedW();
    typed.apiVersion = object.getApiVersion();
    typed.kind = object.getKind();
    typed.metadata = object.getMetadata();
    return typed;
  }

  @Override
  public String getApiVersion() {
    return apiVersion;
  }

  @Override
  public String getKind() {
    return kind;
  }

  @Override
  public V1ObjectMeta getMetadata() {
    return metadata;
  }
}
