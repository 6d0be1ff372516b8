package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;

/**
 * The map of generic kinds, by names: up to 5.12 the JVM has one, from 6.0 on each root client, and
 * with 6.2 the classes moved.
 */
final class GenericKinds {

  private static final String CLIENT = "io.fabric8.kubernetes.client.";

  private GenericKinds() {}

  /**
   * @param library a class of the library's
   * @param context of an operation
   */
  @SuppressWarnings("unchecked") // Handlers
  static Map<List<Object>, ResourceDefinitionContext> of(Class<?> library, Object context)
      throws ReflectiveOperationException {
    String inPackage = has(library, CLIENT + "Handlers") ? CLIENT : CLIENT + "impl.";
    Class<?> handlers = type(library, inPackage + "Handlers");
    Field one = field(handlers, "GENERIC_RESOURCE_HANDLER_MAP");
    Object found =
        one != null
            ? one.get(null)
            : field(handlers, "genericDefinitions")
                .get(handlersOf(context, type(library, inPackage + "BaseClient")));
    return (Map<List<Object>, ResourceDefinitionContext>) found;
  }

  private static Object handlersOf(Object context, Class<?> baseClient)
      throws ReflectiveOperationException {
    Object client = context.getClass().getMethod("getClient").invoke(context);
    Object root = Client.class.getMethod("adapt", Class.class).invoke(client, baseClient);
    return baseClient.getMethod("getHandlers").invoke(root);
  }

  /** Null if there is none. */
  private static Field field(Class<?> type, String name) {
    for (Field field : type.getDeclaredFields()) {
      if (field.getName().equals(name)) {
        field.setAccessible(true);
        return field;
      }
    }
    return null;
  }

  private static boolean has(Class<?> library, String name) {
    try {
      return type(library, name) != null;
    } catch (ClassNotFoundException none) {
      return false;
    }
  }

  private static Class<?> type(Class<?> library, String name) throws ClassNotFoundException {
    return Class.forName(name, false, library.getClassLoader());
  }
}
