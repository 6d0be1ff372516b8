package io.github.restmapfix.restmapper;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Documents by key. Those that were served are as many as the server has; of the others, which
 * anybody's manifest can invent, the oldest are forgotten.
 */
final class Entries<K, T> {

  private final int mostAbsent;
  private final Function<K, Document<T>> make;
  private final Map<K, Document<T>> documents = new ConcurrentHashMap<>();
  private final Deque<K> unproven = new ArrayDeque<>();

  Entries(int mostAbsent, Function<K, Document<T>> make) {
    this.mostAbsent = mostAbsent;
    this.make = make;
  }

  /** Null if nobody asked for it. No lock: this is all that a hit does. */
  Document<T> peek(K key) {
    return documents.get(key);
  }

  Document<T> get(K key) {
    Document<T> known = documents.get(key);
    return known != null ? known : added(key);
  }

  private synchronized Document<T> added(K key) {
    Document<T> known = documents.get(key);
    if (known != null) {
      return known;
    }
    forgetOldest();
    Document<T> document = make.apply(key);
    documents.put(key, document);
    unproven.addLast(key);
    return document;
  }

  private void forgetOldest() {
    for (int looked = unproven.size(); unproven.size() >= mostAbsent && looked > 0; looked--) {
      K oldest = unproven.removeFirst();
      Document<T> document = documents.get(oldest);
      if (!document.flight().idle()) {
        unproven.addLast(oldest);
      } else if (document.state().lastKnown() == null) {
        documents.remove(oldest);
      }
    }
  }

  Map<K, Document<T>> all() {
    return documents;
  }
}
