package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The way of a CRD: stored, then Established, then served; each step lags behind the one before,
 * because in the real server other controllers take them. A change of its spec lags the same.
 */
final class CrdLifecycle implements Consumer<Store.Change> {

  private final Store store;
  private final ScheduledExecutorService later;
  private volatile Catalog catalog = Catalog.builtIn();
  private volatile Duration establishLag;
  private volatile Duration servingLag;

  CrdLifecycle(
      Store store, ScheduledExecutorService later, Duration establishLag, Duration servingLag) {
    this.store = store;
    this.later = later;
    this.establishLag = establishLag;
    this.servingLag = servingLag;
  }

  Catalog catalog() {
    return catalog;
  }

  void establishLag(Duration lag) {
    establishLag = lag;
  }

  void servingLag(Duration lag) {
    servingLag = lag;
  }

  @Override
  public void accept(Store.Change change) {
    Store.Key key = change.key();
    ObjectNode crd = change.after();
    if (!key.collection().equals(BuiltIns.CRDS)) {
      return;
    }
    if (crd == null) {
      serve(key.name(), List.of());
    } else if (!CrdRules.isEstablished(crd)) {
      after(establishLag, () -> establish(key));
    } else if (changesWhatIsServed(change.before(), crd)) {
      after(servingLag, () -> serve(key));
    }
  }

  private static boolean changesWhatIsServed(ObjectNode before, ObjectNode crd) {
    return before == null
        || !CrdRules.isEstablished(before)
        || Deletion.isMarked(before) != Deletion.isMarked(crd)
        || !before.path("spec").equals(crd.path("spec"));
  }

  private void establish(Store.Key key) {
    store.atomically(
        () ->
            store
                .get(key)
                .filter(crd -> !CrdRules.isEstablished(crd) && !Deletion.isMarked(crd))
                .map(crd -> store.put(key, CrdRules.established(crd))));
  }

  private void serve(Store.Key key) {
    store.atomically(
        () -> {
          store
              .get(key)
              .ifPresent(
                  crd -> {
                    serve(key.name(), CustomTypes.of(crd));
                    acceptNames(key, crd);
                  });
          return null;
        });
  }

  private void acceptNames(Store.Key key, ObjectNode crd) {
    ObjectNode established = CrdRules.established(crd);
    if (!established.equals(crd)) {
      store.put(key, established);
    }
  }

  /** A CRD's name is its plural and its group, by rule. */
  private synchronized void serve(String crd, List<ResourceType> types) {
    int dot = crd.indexOf('.');
    catalog = catalog.with(crd.substring(dot + 1), crd.substring(0, dot), types);
  }

  private void after(Duration lag, Runnable step) {
    later.schedule(step, lag.toNanos(), TimeUnit.NANOSECONDS);
  }
}
