package io.github.restmapfix.it;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A definition that is created and deleted, time and again, until it is closed. */
final class FlappingCrd implements AutoCloseable {

  private final KubernetesClient client;
  private final CustomResourceDefinition crd;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private boolean there;

  FlappingCrd(KubernetesClient client, CustomResourceDefinition crd, Duration every) {
    this.client = client;
    this.crd = crd;
    timer.scheduleWithFixedDelay(this::flap, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void flap() {
    try {
      if (there) {
        client.resource(crd).delete();
      } else {
        client.resource(crd).create();
      }
      there = !there;
    } catch (KubernetesClientException stillGoing) {
      // kube-apiserver takes more than one step to delete a definition
    }
  }

  @Override
  public void close() throws InterruptedException {
    timer.shutdown();
    timer.awaitTermination(30, TimeUnit.SECONDS);
  }
}
