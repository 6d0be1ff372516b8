package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Secret;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * With which token a configuration was first seen, as a digest: up to fabric8 6.6 a token that is
 * rotated takes the place of the old one in it. Names no type of the library and holds nothing of
 * the application's strongly. Thread safe.
 */
public final class FirstTokens {

  private final Map<Key, String> digests = new HashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /**
   * @param now asked for once, since the application itself may answer; not under the lock
   */
  public String digest(Object configuration, Supplier<String> now) {
    String known = known(configuration);
    return known == null ? first(configuration, Secret.digest(now.get())) : known;
  }

  private synchronized String known(Object configuration) {
    return digests.get(new Key(configuration, null));
  }

  private synchronized String first(Object configuration, String digest) {
    for (Object key = gone.poll(); key != null; key = gone.poll()) {
      digests.remove(key);
    }
    String faster = digests.putIfAbsent(new Key(configuration, gone), digest);
    return faster == null ? digest : faster;
  }

  /** By identity: from fabric8 7 on a configuration that is changed equals itself no more. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object configuration, ReferenceQueue<Object> gone) {
      super(configuration, gone);
      this.hash = System.identityHashCode(configuration);
    }

    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Key && get() != null && get() == ((Key) other).get();
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
