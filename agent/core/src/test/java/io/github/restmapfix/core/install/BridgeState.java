package io.github.restmapfix.core.install;

import io.github.restmapfix.Bridge;
import java.util.function.BiFunction;

/** The JVM's one Bridge as a test found it, to be put back; and failures counted since. */
final class BridgeState implements AutoCloseable {

  private final BiFunction<Object, Object[], Object> hook = Bridge.hook;
  private final long failures = Bridge.failures.get();

  long failures() {
    return Bridge.failures.get() - failures;
  }

  @Override
  public void close() {
    Bridge.hook = hook;
  }
}
