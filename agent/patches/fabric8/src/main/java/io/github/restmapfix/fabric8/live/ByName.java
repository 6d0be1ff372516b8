package io.github.restmapfix.fabric8.live;

import java.lang.reflect.Method;

/**
 * Methods that some releases do not have, or have with another type ({@code int} before 6.13.2,
 * {@code Integer} after it), which is another method for the JVM.
 */
final class ByName {

  private ByName() {}

  static boolean has(Class<?> type, String method) {
    return find(type, method) != null;
  }

  /** Of several methods of this name any is taken. */
  static Object call(Class<?> type, Object on, String method, Object... arguments) {
    try {
      return find(type, method).invoke(on, arguments);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(type.getName() + "." + method, failed);
    }
  }

  private static Method find(Class<?> type, String method) {
    for (Method each : type.getMethods()) {
      if (each.getName().equals(method) && !each.isBridge()) {
        return each;
      }
    }
    return null;
  }
}
