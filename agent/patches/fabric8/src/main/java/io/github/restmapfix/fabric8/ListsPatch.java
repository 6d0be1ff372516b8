package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * The same for lists, with which an informer begins: every list that was read passes here. Events
 * and lists have no class in common.
 */
final class ListsPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.lists";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.dsl.internal.BaseOperation")
        .method(
            "updateListItems",
            "(Lio/fabric8/kubernetes/api/model/KubernetesResourceList;)Lio/fabric8/kubernetes/api/model/KubernetesResourceList;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.ListsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.ListsGateway";
  }
}
