package io.github.restmapfix.programs;

import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.openapi.models.V1ListMeta;
import java.util.List;

/** Beside each model class, client-java looks for one of this name. */
public final class TypedWList implements KubernetesListObject {

  private String apiVersion;
  private String kind;
  private V1ListMeta metadata;
  private List<TypedW> items;

  @Override
  public String getApiVersion() {
    return apiVersion;
  }

  @Override
  public String getKind() {
    return kind;
  }

  @Override
  public V1ListMeta getMetadata() {
    return metadata;
  }

  @Override
  public List<TypedW> getItems() {
    return items;
  }
}
