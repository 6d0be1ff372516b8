package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Forgets what was not used for longest. Keys come from manifests that anybody may write, so
 * nothing may grow with them.
 */
final class BoundedMap<K, V> {

  private final Map<K, V> entries;

  private BoundedMap(int most) {
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  static <K, V> BoundedMap<K, V> of(int most) {
    return new BoundedMap<>(most);
  }

  synchronized V get(K key) {
    return entries.get(key);
  }

  synchronized V getOrMake(K key, Function<K, V> make) {
    V value = entries.get(key);
    if (value == null) {
      value = make.apply(key);
      entries.put(key, value);
    }
    return value;
  }

  /** The value before, or null. */
  synchronized V put(K key, V value) {
    return entries.put(key, value);
  }

  synchronized void remove(K key) {
    entries.remove(key);
  }

  synchronized List<V> values() {
    return new ArrayList<>(entries.values());
  }

  synchronized void clear() {
    entries.clear();
  }
}
