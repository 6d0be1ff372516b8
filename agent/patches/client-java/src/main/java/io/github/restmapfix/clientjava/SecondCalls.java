package io.github.restmapfix.clientjava;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Calls whose 404 is final: nothing is sent a third time. By identity, and weakly, since not every
 * one of them is answered. Thread safe; knows no type of the library.
 */
public final class SecondCalls {

  private final Set<Object> calls =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  public void add(Object call) {
    calls.add(call);
  }

  /** True once for each that was added. */
  public boolean remove(Object call) {
    return calls.remove(call);
  }
}
