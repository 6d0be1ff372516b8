package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Namespaces and CRDs that are marked for deletion lose what they hold, and go when nothing is
 * left.
 */
final class Terminations implements Consumer<Store.Change> {

  private final Store store;
  private final Deletion deletion;
  private final Executor later;

  Terminations(Store store, Executor later) {
    this.store = store;
    this.deletion = new Deletion(store);
    this.later = later;
  }

  @Override
  public void accept(Store.Change change) {
    Store.Key key = change.key();
    if (change.after() == null) {
      continueWith(crdOf(key.collection()));
      continueWith(new Store.Key(BuiltIns.NAMESPACES, "", key.namespace()));
    } else {
      continueWith(key);
    }
  }

  private void continueWith(Store.Key holder) {
    boolean holds =
        holder.collection().equals(BuiltIns.NAMESPACES)
            || holder.collection().equals(BuiltIns.CRDS);
    if (holds && store.get(holder).filter(Deletion::isMarked).isPresent()) {
      later.execute(() -> empty(holder));
    }
  }

  private void empty(Store.Key holder) {
    store.atomically(
        () -> {
          contents(holder).forEach(key -> store.get(key).ifPresent(o -> deletion.delete(key, o)));
          if (contents(holder).isEmpty() && store.get(holder).isPresent()) {
            store.remove(holder);
          }
          return null;
        });
  }

  private List<Store.Key> contents(Store.Key holder) {
    if (holder.collection().equals(BuiltIns.NAMESPACES)) {
      return store.keysIn(holder.name());
    }
    int dot = holder.name().indexOf('.');
    String collection = holder.name().substring(dot + 1) + "/" + holder.name().substring(0, dot);
    return store.list(collection, "").stream().map(object -> key(collection, object)).toList();
  }

  private static Store.Key key(String collection, ObjectNode object) {
    return new Store.Key(
        collection,
        object.path("metadata").path("namespace").asText(""),
        object.path("metadata").path("name").asText());
  }

  private static Store.Key crdOf(String collection) {
    String[] groupAndPlural = collection.split("/", 2);
    return new Store.Key(BuiltIns.CRDS, "", groupAndPlural[1] + "." + groupAndPlural[0]);
  }
}
