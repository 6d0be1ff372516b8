package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows an informer's Bundles and reconciles each that changed, retrying with back-off. */
final class BundleController implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BundleController.class);
  private static final int WORKERS = 4;

  private final BundleReconciler reconciler;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
  private final WorkQueue<String> queue;
  private final SharedIndexInformer<Bundle> bundles;

  BundleController(
      SharedIndexInformer<Bundle> bundles, BundleReconciler reconciler, BackOff backOff) {
    this.reconciler = reconciler;
    this.queue = new WorkQueue<>(backOff, this::later);
    this.bundles = bundles;
  }

  void start() {
    bundles.addEventHandler(new Changes());
    bundles.run();
    for (int i = 0; i < WORKERS; i++) {
      workers.execute(this::work);
    }
  }

  @Override
  public void close() {
    bundles.stop();
    timer.shutdownNow();
    workers.shutdownNow();
  }

  private void later(Runnable task, Duration delay) {
    timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        String key = queue.take();
        workOn(key);
        queue.done(key);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void workOn(String key) {
    try {
      Bundle bundle = bundles.getStore().getByKey(key);
      if (bundle == null || reconciler.reconcile(bundle)) {
        queue.forget(key);
      } else {
        queue.retry(key);
      }
    } catch (
        RuntimeException
            e) { // a worker that dies would leave its share of the Bundles alone without a word
      LOG.warn("bundle {}: {}", key, e.getMessage());
      queue.retry(key);
    }
  }

  private final class Changes implements ResourceEventHandler<Bundle> {

    @Override
    public void onAdd(Bundle bundle) {
      queue.add(Cache.metaNamespaceKeyFunc(bundle));
    }

    /** Our own status updates come back here; only a new generation or a deletion is news. */
    @Override
    public void onUpdate(Bundle before, Bundle after) {
      boolean sameSpec =
          Objects.equals(before.getMetadata().getGeneration(), after.getMetadata().getGeneration());
      if (!sameSpec || before.isMarkedForDeletion() != after.isMarkedForDeletion()) {
        queue.add(Cache.metaNamespaceKeyFunc(after));
      }
    }

    @Override
    public void onDelete(Bundle bundle, boolean unknownFinalState) {
      queue.forget(Cache.metaNamespaceKeyFunc(bundle));
    }
  }
}
