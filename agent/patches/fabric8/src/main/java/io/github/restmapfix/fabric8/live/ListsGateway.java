package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.internal.BaseOperation;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;

/** Tells the engine which custom resource definitions a list brings. */
public final class ListsGateway implements Gateway {

  private final Crds crds;

  public ListsGateway(Copy copy) {
    this.crds = new Crds(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    KubernetesResourceList<?> list = (KubernetesResourceList<?>) arguments[2];
    if (list != null && list.getItems() != null) {
      for (HasMetadata item : list.getItems()) {
        crds.seen((BaseOperation<?, ?, ?>) arguments[1], "ADDED", item);
      }
    }
    return null;
  }

  @Override
  public void observe(Object[] arguments) {
    answer(arguments);
  }
}
