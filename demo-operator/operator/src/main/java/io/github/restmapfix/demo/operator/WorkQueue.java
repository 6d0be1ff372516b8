package io.github.restmapfix.demo.operator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Keys that wait to be worked on, after client-go's workqueue: a key is in it once however often it
 * is added, is never worked on by two workers at a time, and one added while it is worked on comes
 * back afterwards.
 */
final class WorkQueue<K> {

  private final BackOff backOff;
  private final BiConsumer<Runnable, Duration> later;
  private final Queue<K> ready = new ArrayDeque<>();
  private final Set<K> dirty = new HashSet<>();
  private final Set<K> working = new HashSet<>();
  private final Map<K, Integer> failures = new HashMap<>();

  WorkQueue(BackOff backOff, BiConsumer<Runnable, Duration> later) {
    this.backOff = backOff;
    this.later = later;
  }

  synchronized void add(K key) {
    if (dirty.add(key) && !working.contains(key)) {
      ready.add(key);
      notify();
    }
  }

  /** Waits for the next key; the caller owes {@link #done} for it. */
  synchronized K take() throws InterruptedException {
    while (ready.isEmpty()) {
      wait();
    }
    return start(ready.remove());
  }

  /** The next key, or null. */
  synchronized K poll() {
    return ready.isEmpty() ? null : start(ready.remove());
  }

  synchronized void done(K key) {
    working.remove(key);
    if (dirty.contains(key)) {
      ready.add(key);
      notify();
    }
  }

  /** The key failed: it comes back after a time that grows with every failure in a row. */
  void retry(K key) {
    Duration delay;
    synchronized (this) {
      delay = backOff.after(failures.merge(key, 1, Integer::sum));
    }
    later.accept(() -> add(key), delay);
  }

  /** The key succeeded: its next failure counts as the first. */
  synchronized void forget(K key) {
    failures.remove(key);
  }

  private K start(K key) {
    dirty.remove(key);
    working.add(key);
    return key;
  }
}
