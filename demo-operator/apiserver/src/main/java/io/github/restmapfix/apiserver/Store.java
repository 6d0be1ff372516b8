package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * etcd's part: objects by collection, one counter of versions for all, a bounded history, and
 * listeners. What it holds is never changed in place: whoever writes gives a new tree, whoever
 * changes what was read copies it first.
 */
final class Store {

  private static final int HISTORY = 20_000;

  /** {@code namespace} is empty for cluster-scoped objects. */
  record Key(String collection, String namespace, String name) {}

  /** {@code before} is null when the object is new, {@code after} when it is gone. */
  record Change(long version, Key key, ObjectNode before, ObjectNode after) {}

  private final Map<String, TreeMap<String, ObjectNode>> collections = new HashMap<>();
  private final Deque<Change> history = new ArrayDeque<>();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private long version = 1;
  private long forgotten = 0;

  /** Reads and writes inside are one step for everybody else. */
  synchronized <T> T atomically(Supplier<T> step) {
    return step.get();
  }

  synchronized Optional<ObjectNode> get(Key key) {
    return Optional.ofNullable(objects(key.collection()).get(path(key)));
  }

  /** In the order of etcd: by namespace, then by name. An empty namespace means all. */
  synchronized List<ObjectNode> list(String collection, String namespace) {
    if (namespace.isEmpty()) {
      return List.copyOf(objects(collection).values());
    }
    return List.copyOf(objects(collection).subMap(namespace + "/", namespace + "0").values());
  }

  /** What goes with a namespace, by collection. */
  synchronized List<Key> keysIn(String namespace) {
    List<Key> keys = new ArrayList<>();
    collections.forEach(
        (collection, objects) ->
            objects
                .subMap(namespace + "/", namespace + "0")
                .keySet()
                .forEach(
                    path ->
                        keys.add(
                            new Key(
                                collection, namespace, path.substring(path.indexOf('/') + 1)))));
    return keys;
  }

  /** Stores the object under the next version, which it is given to write into its metadata. */
  synchronized ObjectNode put(Key key, ObjectNode object) {
    stamp(object);
    ObjectNode before = objects(key.collection()).put(path(key), object);
    publish(new Change(version, key, before, object));
    return object;
  }

  /** Returns the object as it was last seen, under the version of its removal. */
  synchronized ObjectNode remove(Key key) {
    ObjectNode before = objects(key.collection()).remove(path(key));
    ObjectNode last = before.deepCopy();
    stamp(last);
    publish(new Change(version, key, last, null));
    return last;
  }

  synchronized long version() {
    return version;
  }

  /** Changes with a greater version than this one are all remembered. */
  synchronized long forgotten() {
    return forgotten;
  }

  synchronized List<Change> changesSince(long since) {
    return history.stream().filter(change -> change.version() > since).toList();
  }

  /** Listeners are called one change at a time, in order, and have to be quick. */
  void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  void unlisten(Consumer<Change> listener) {
    listeners.remove(listener);
  }

  private void publish(Change change) {
    history.add(change);
    if (history.size() > HISTORY) {
      forgotten = history.remove().version();
    }
    List.copyOf(listeners).forEach(listener -> listener.accept(change));
  }

  private void stamp(ObjectNode object) {
    version++;
    Json.child(object, "metadata").put("resourceVersion", Long.toString(version));
  }

  private TreeMap<String, ObjectNode> objects(String collection) {
    return collections.computeIfAbsent(collection, name -> new TreeMap<>());
  }

  private static String path(Key key) {
    return key.namespace() + "/" + key.name();
  }
}
