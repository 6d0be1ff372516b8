package io.github.restmapfix.clientjava.live;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ObjectMeta;

/** A class of a kind of the application's own, of which nothing but its name is asked. */
abstract class Model implements KubernetesObject {

  @Override
  public V1ObjectMeta getMetadata() {
    return null;
  }

  @Override
  public String getApiVersion() {
    return null;
  }

  @Override
  public String getKind() {
    return null;
  }
}
