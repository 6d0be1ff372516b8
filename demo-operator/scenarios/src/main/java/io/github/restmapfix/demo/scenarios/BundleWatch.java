package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.restmapfix.demo.operator.Bundle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Follows what the operator writes into the Bundles of one run: the demo learns from it what any
 * user could see.
 */
final class BundleWatch implements ResourceEventHandler<Bundle>, AutoCloseable {

  private final Map<String, List<Observation>> observations = new ConcurrentHashMap<>();
  private final SharedIndexInformer<Bundle> informer;

  BundleWatch(KubernetesClient client, String namespace, Map<String, String> labels) {
    informer =
        client.resources(Bundle.class).inNamespace(namespace).withLabels(labels).inform(this);
  }

  List<Observation> of(String bundle) {
    return observations.getOrDefault(bundle, List.of());
  }

  boolean noneLeft() {
    return informer.getStore().list().isEmpty();
  }

  @Override
  public void onAdd(Bundle bundle) {
    observations
        .computeIfAbsent(bundle.getMetadata().getName(), name -> new CopyOnWriteArrayList<>())
        .add(Observation.of(bundle, Instant.now()));
  }

  @Override
  public void onUpdate(Bundle before, Bundle after) {
    if (!after.isMarkedForDeletion()) {
      onAdd(after);
    }
  }

  @Override
  public void onDelete(Bundle bundle, boolean unknownFinalState) {
    // deleted at the end of a run, when all has been seen
  }

  @Override
  public void close() {
    informer.close();
  }
}
