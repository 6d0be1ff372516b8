package io.github.restmapfix.apiserver;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a watch or an informer of fabric8 has told: {@code ADDED name}. Bookmarks are left out. */
final class RecordedEvents {

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /** Null if nothing comes for long. */
  String next() throws InterruptedException {
    return events.poll(10, TimeUnit.SECONDS);
  }

  <T extends HasMetadata> Watcher<T> watcher() {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, T object) {
        if (action != Action.BOOKMARK) {
          record(action.name(), object);
        }
      }

      @Override
      public void onClose(WatcherException cause) {
        events.add("CLOSED");
      }
    };
  }

  <T extends HasMetadata> ResourceEventHandler<T> handler() {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T object) {
        record("ADDED", object);
      }

      @Override
      public void onUpdate(T before, T object) {
        record("MODIFIED", object);
      }

      @Override
      public void onDelete(T object, boolean finalStateUnknown) {
        record("DELETED", object);
      }
    };
  }

  private void record(String event, HasMetadata object) {
    events.add(event + " " + object.getMetadata().getName());
  }
}
