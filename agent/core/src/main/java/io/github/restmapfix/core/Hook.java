package io.github.restmapfix.core;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What inlined advice reaches through the Bridge. Whatever goes wrong behind it is counted, and the
 * library goes on as it was shipped; a patch that failed three times takes itself off.
 */
public final class Hook implements BiFunction<Object, Object[], Object> {

  static final int FAILURES_ALLOWED = 3;

  /** The copy of a library that an advised class belongs to; null if unknown. */
  @FunctionalInterface
  public interface Copies {
    Copy of(Library library, ClassLoader loader);
  }

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Set<String> off = ConcurrentHashMap.newKeySet();
  private final Copies copies;
  private final Report report;
  private final Consumer<Patch> takeOff;

  public Hook(Iterable<Library> libraries, Copies copies, Report report, Consumer<Patch> takeOff) {
    this.copies = copies;
    this.report = report;
    this.takeOff = takeOff;
    for (Library library : libraries) {
      for (Patch patch : library.patches()) {
        entries.put(patch.name(), new Entry(library, patch));
      }
    }
  }

  @Override
  public Object apply(Object name, Object[] arguments) {
    Entry entry = entries.get(name);
    if (entry == null || off.contains(entry.patch.name())) {
      return null;
    }
    try {
      Copy copy = copies.of(entry.library, ((Class<?>) arguments[0]).getClassLoader());
      return copy == null ? null : copy.answer(entry.patch, arguments);
    } catch (Throwable failure) {
      failed(entry, failure);
      return null;
    }
  }

  private void failed(Entry entry, Throwable failure) {
    report.failed(entry.patch, failure);
    if (entry.failures.incrementAndGet() == FAILURES_ALLOWED && off.add(entry.patch.name())) {
      report.switchedOff(entry.patch, FAILURES_ALLOWED, failure);
      takeOff.accept(entry.patch);
    }
  }

  private static final class Entry {
    final Library library;
    final Patch patch;
    final AtomicInteger failures = new AtomicInteger();

    Entry(Library library, Patch patch) {
      this.library = library;
      this.patch = patch;
    }
  }
}
