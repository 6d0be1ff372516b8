package io.github.restmapfix;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * The one place where patched library code meets the agent. Inlined advice finds this class through
 * the system class loader by reflection, which works in OSGi, Spring Boot, Quarkus and named
 * modules alike and needs nothing on the boot class path.
 *
 * <p>FROZEN: loaded once for the life of the JVM, while the agent behind it can be replaced. The
 * hook takes the patch's name and the advised call's arguments and answers {@code null} for "go on
 * as the library was shipped", which is also its answer when no agent is installed. Thread safe.
 */
public final class Bridge {

  /** Never null. Replaced by an agent that is installed, put back when it is taken off. */
  public static volatile BiFunction<Object, Object[], Object> hook = new Quiet();

  /** Failures of inlined advice and of what is behind {@link #hook}, since JVM start. */
  public static final AtomicLong failures = new AtomicLong();

  private Bridge() {}

  // no lambda: the first one costs a JVM some 20 ms, and this runs before main
  static final class Quiet implements BiFunction<Object, Object[], Object> {
    @Override
    public Object apply(Object patch, Object[] arguments) {
      return null;
    }
  }
}
