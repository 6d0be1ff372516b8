package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.heal.FormerMappings;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The caches of generic kinds that were seen, one for each root client, which all clients derived
 * from it share. Names no type of the library and holds nothing of the application's strongly.
 * Thread safe.
 */
public final class KnownCaches {

  /** By what a client and all that were derived from it share. */
  private final Map<Object, Cache> caches = new WeakHashMap<>();

  /**
   * What is seen later takes the place of what is gone.
   *
   * @param serialization may be null
   */
  public synchronized Cache learn(
      Object root, Map<?, ?> definitions, Object http, Object config, Object serialization) {
    Cache known = caches.get(root);
    boolean same = known != null && known.definitions() == definitions;
    if (!same || known.http() == null || known.config() == null) {
      FormerMappings former = same ? known.former : new FormerMappings();
      known = new Cache(definitions, http, config, serialization, former);
      caches.put(root, known);
    }
    return known;
  }

  /** Null if unknown. */
  public synchronized Cache of(Object root) {
    return caches.get(root);
  }

  public synchronized List<Cache> all() {
    return new ArrayList<>(caches.values());
  }

  /** One of them. Immutable, but for what the application lets go of. */
  public static final class Cache {

    private final WeakReference<Map<?, ?>> definitions;
    private final WeakReference<Object> http;
    private final WeakReference<Object> config;
    private final WeakReference<Object> serialization;
    private final FormerMappings former;

    private Cache(
        Map<?, ?> definitions,
        Object http,
        Object config,
        Object serialization,
        FormerMappings former) {
      this.definitions = new WeakReference<>(definitions);
      this.http = new WeakReference<>(http);
      this.config = new WeakReference<>(config);
      this.serialization = new WeakReference<>(serialization);
      this.former = former;
    }

    /** Null once the application has let go of it. */
    public Map<?, ?> definitions() {
      return definitions.get();
    }

    /** Through which requests can be sent; null once the application has let go of it. */
    public Object http() {
      return http.get();
    }

    /** Null once the application has let go of it. */
    public Object config() {
      return config.get();
    }

    /** Null if there was none. */
    public Object serialization() {
      return serialization.get();
    }

    /** What was taken out of it. */
    public FormerMappings former() {
      return former;
    }
  }
}
