package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/**
 * What releases before 6.13.2 have as int and later ones as Integer: by name, since each is another
 * method for the JVM.
 */
final class IntSettings {

  private IntSettings() {}

  /** In milliseconds. */
  static int requestTimeout(Config config) throws ReflectiveOperationException {
    return (Integer) named(Config.class, "getRequestTimeout").invoke(config);
  }

  static RequestConfig withoutRetry(RequestConfig own) throws ReflectiveOperationException {
    RequestConfigBuilder builder = new RequestConfigBuilder(own);
    named(RequestConfigBuilder.class, "withRequestRetryBackoffLimit").invoke(builder, 0);
    return builder.build();
  }

  private static Method named(Class<?> type, String name) throws NoSuchMethodException {
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(type + "." + name));
  }
}
