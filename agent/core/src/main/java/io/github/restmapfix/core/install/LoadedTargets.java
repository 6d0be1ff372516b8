package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Report;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * @return those that could not, and why
   */
  Map<Class<?>, Throwable> retransform(List<Class<?>> types) {
    Map<Class<?>, Throwable> unchanged = new LinkedHashMap<>();
    if (refusal(types.toArray(new Class<?>[0])) != null) {
      for (Class<?> type : types) {
        Throwable refusal = refusal(type);
        if (refusal != null) {
          String name = type.getName();
          report.once("retransform " + name, "could not change " + name + ": " + refusal);
          unchanged.put(type, refusal);
        }
      }
    }
    return unchanged;
  }

  /**
   * Null if there was none. What the JVM throws is an error of any of these kinds: most often,
   * where another agent added a field or a method, an UnsupportedOperationException.
   */
  private Throwable refusal(Class<?>... types) {
    try {
      instrumentation.retransformClasses(types);
      return null;
    } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError refused) {
      return refused;
    }
  }
}
