package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sees when CRDs become Established. (Their own lastTransitionTime is in whole seconds.) */
final class CrdWatch implements ResourceEventHandler<CustomResourceDefinition>, AutoCloseable {

  private final Map<String, Instant> established = new ConcurrentHashMap<>();
  private final SharedIndexInformer<CustomResourceDefinition> informer;

  CrdWatch(KubernetesClient client, Map<String, String> labels) {
    informer =
        client.apiextensions().v1().customResourceDefinitions().withLabels(labels).inform(this);
  }

  /** Null until then. */
  Instant establishedAt(String crdName) {
    return established.get(crdName);
  }

  boolean noneLeft() {
    return informer.getStore().list().isEmpty();
  }

  @Override
  public void onAdd(CustomResourceDefinition crd) {
    if (isEstablished(crd)) {
      established.putIfAbsent(crd.getMetadata().getName(), Instant.now());
    }
  }

  @Override
  public void onUpdate(CustomResourceDefinition before, CustomResourceDefinition after) {
    onAdd(after);
  }

  @Override
  public void onDelete(CustomResourceDefinition crd, boolean unknownFinalState) {
    // the moment at which it was established remains true
  }

  @Override
  public void close() {
    informer.close();
  }

  private static boolean isEstablished(CustomResourceDefinition crd) {
    // right after its POST a CRD has a status without conditions, which fabric8 reads as null
    return crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream().anyMatch(CrdWatch::saysSo);
  }

  private static boolean saysSo(CustomResourceDefinitionCondition condition) {
    return "Established".equals(condition.getType()) && "True".equals(condition.getStatus());
  }
}
