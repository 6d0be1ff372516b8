package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionCondition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.dsl.internal.BaseOperation;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.restmapper.SeenCrd;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a custom resource definition, as the library decoded it, to what the engine compares. */
final class Crds {

  private final Copy copy;

  Crds(Copy copy) {
    this.copy = copy;
  }

  void seen(BaseOperation<?, ?, ?> asked, String event, HasMetadata crd) {
    if ("apiextensions.k8s.io".equals(asked.getGroup())) {
      String server = asked.getConfig().getMasterUrl();
      of(crd).ifPresent(seen -> copy.clusters().seen(server, event, seen));
    }
  }

  static Optional<SeenCrd> of(HasMetadata crd) {
    ObjectMeta metadata = crd == null ? null : crd.getMetadata();
    return metadata == null || metadata.getName() == null
        ? Optional.empty()
        : Optional.of(
            SeenCrd.of(
                metadata.getName(),
                metadata.getUid(),
                metadata.getGeneration(),
                isEstablished(crd)));
  }

  /** Of a class of the application's own nobody can tell; its later changes count all the same. */
  private static boolean isEstablished(HasMetadata crd) {
    if (crd instanceof CustomResourceDefinition) {
      return inStatus(((CustomResourceDefinition) crd).getStatus());
    }
    return !(crd instanceof GenericKubernetesResource)
        || inConditions(((GenericKubernetesResource) crd).get("status", "conditions"));
  }

  private static boolean inStatus(CustomResourceDefinitionStatus status) {
    if (status != null && status.getConditions() != null) { // the server writes null at first
      for (CustomResourceDefinitionCondition condition : status.getConditions()) {
        if (isMet(condition.getType(), condition.getStatus())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean inConditions(Object conditions) {
    if (conditions instanceof List) {
      for (Object condition : (List<?>) conditions) {
        if (condition instanceof Map
            && isMet(((Map<?, ?>) condition).get("type"), ((Map<?, ?>) condition).get("status"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isMet(Object type, Object status) {
    return "Established".equals(type) && "True".equals(status);
  }
}
