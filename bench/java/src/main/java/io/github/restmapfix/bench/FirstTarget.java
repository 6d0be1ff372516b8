package io.github.restmapfix.bench;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;

/**
 * Loads one class and prints the milliseconds that took; then, with an agent that can, those of
 * taking the patches out again. No library type is named here. Arguments: the class, and how its
 * agent is asked: {@code none}, {@code restmap-fix}, {@code AgentBuilder}.
 */
public final class FirstTarget {

  private FirstTarget() {}

  public static void main(String[] arguments) throws Exception {
    long began = System.nanoTime();
    Class.forName(arguments[0], false, FirstTarget.class.getClassLoader());
    System.out.println("load " + (System.nanoTime() - began) / 1e6);
    System.out.println("install " + Long.getLong("bench.install.nanos", 0) / 1e6);
    System.out.println("status " + System.getProperty("restmap.fix.status"));
    began = System.nanoTime();
    switch (arguments[1]) {
      case "restmap-fix" -> {
        Method attached =
            Class.forName("io.github.restmapfix.RestmapFixAgent")
                .getMethod("agentmain", String.class, Instrumentation.class);
        began = System.nanoTime();
        attached.invoke(null, "op=unpatch", null); // it keeps the first Instrumentation
      }
      case "AgentBuilder" -> {
        Method reset = Class.forName("BuilderAgent").getMethod("reset");
        began = System.nanoTime();
        reset.invoke(null);
      }
      default -> began = System.nanoTime();
    }
    System.out.println("unpatch " + (System.nanoTime() - began) / 1e6);
    System.out.println("status " + System.getProperty("restmap.fix.status"));
  }
}
