package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Report;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The classes that patches are for, and that the application has loaded by now. */
final class LoadedTargets {

  private final Instrumentation instrumentation;
  private final Gate gate;
  private final Report report;

  LoadedTargets(Instrumentation instrumentation, Gate gate, Report report) {
    this.instrumentation = instrumentation;
    this.gate = gate;
    this.report = report;
  }

  List<Class<?>> all() {
    List<Class<?>> targets = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (gate.isTarget(type) && instrumentation.isModifiableClass(type)) {
        targets.add(type);
      }
    }
    return targets;
  }

  /**
   * All at once: for each call the JVM stops every thread and goes through all its classes, which
   * takes milliseconds where there are thousands. One at a time only if one of them cannot be
   * changed, which keeps the others from it.
   *
   * @return those that could not
   */
  Set<String> retransform(List<Class<?>> types) {
    Set<String> unchanged = new TreeSet<>();
    if (!changes(types.toArray(new Class<?>[0]))) {
      for (Class<?> type : types) {
        if (!changes(type)) {
          unchanged.add(type.getName());
        }
      }
    }
    return unchanged;
  }

  private boolean changes(Class<?>... types) {
    try {
      instrumentation.retransformClasses(types);
      return true;
    } catch (UnmodifiableClassException | LinkageError refused) {
      if (types.length == 1) {
        String name = types[0].getName();
        report.once("retransform " + name, "could not change " + name + ": " + refused);
      }
      return false;
    }
  }
}
