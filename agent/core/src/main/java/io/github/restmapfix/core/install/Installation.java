package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Config;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Hook;
import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Report;
import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Everything;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The patches in this JVM: judged once for each copy of a library, woven as its classes come by,
 * taken out again. Thread safe, and no lock is held while anything is read or woven: transformers
 * run under class loading locks of the application.
 */
public final class Installation implements Hook.Copies {

  private final List<Library> libraries;
  private final Supplier<Clusters> engine;
  private final Report report;
  private final Config config;
  private final Decisions decisions;
  private final ClassLoader agent = Installation.class.getClassLoader();
  private final Copies copies;
  private final Set<String> takenOff = ConcurrentHashMap.newKeySet();
  private final Gate gate;

  /**
   * @param engine asked when the first class of a known library comes by, and not before
   */
  public Installation(
      List<Library> libraries,
      Supplier<Clusters> engine,
      Report report,
      Config config,
      Decisions decisions) {
    this.libraries = libraries;
    this.engine = engine;
    this.report = report;
    this.config = config;
    this.decisions = decisions;
    this.copies = new Copies(libraries, report);
    this.gate = new Gate(libraries, new Weaving());
  }

  /** Patches what is loaded already, and what will be. */
  public void install(Instrumentation instrumentation) {
    instrumentation.addTransformer(gate, true);
    LoadedTargets loaded = loaded(instrumentation);
    for (Map.Entry<Class<?>, Throwable> refused : loaded.retransform(loaded.all()).entrySet()) {
      Class<?> type = refused.getKey();
      copies.leaveAlone(
          gate.libraryOf(type),
          type.getClassLoader(),
          type.getProtectionDomain(),
          type.getName(),
          "the JVM refused: " + refused.getValue());
    }
  }

  /**
   * The original byte code again, everywhere.
   *
   * @return the classes of which that is not true, because the JVM refused or another agent changes
   *     them as well
   */
  public Set<String> uninstall(Instrumentation instrumentation) {
    instrumentation.removeTransformer(gate);
    AsShipped look = new AsShipped(copies, agent);
    Gate last = new Gate(libraries, look);
    instrumentation.addTransformer(last, true);
    Set<String> different = new TreeSet<>();
    try {
      LoadedTargets loaded = loaded(instrumentation);
      for (Class<?> refused : loaded.retransform(loaded.all()).keySet()) {
        different.add(refused.getName());
      }
    } finally {
      instrumentation.removeTransformer(last);
    }
    different.addAll(look.different());
    return different;
  }

  /** One patch less; the others stay. */
  public void takeOff(Patch patch, Instrumentation instrumentation) {
    takenOff.add(patch.name());
    LoadedTargets loaded = loaded(instrumentation);
    List<Class<?>> affected = loaded.all();
    affected.removeIf(type -> !isTargetOf(patch.name(), type.getName()));
    loaded.retransform(affected);
  }

  private LoadedTargets loaded(Instrumentation instrumentation) {
    return new LoadedTargets(instrumentation, gate, report);
  }

  /** In any of its shapes. */
  private boolean isTargetOf(String patch, String type) {
    for (Library library : libraries) {
      for (Patch each : library.patches()) {
        if (each.name().equals(patch) && each.target().type().equals(type)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The judged copy in this class loader, or null. */
  @Override
  public Copy of(Library library, ClassLoader loader) {
    Patched patched = copies.of(library, loader);
    return patched == null ? null : patched.copy();
  }

  /** Tells every patched library in which groups this cluster serves something else than before. */
  public void changed(Cluster cluster, List<Everything.Group> groups) {
    each((copy, patch) -> copy.changed(patch, cluster, groups));
  }

  /** Gives every patched library a full read that it did not ask for. */
  public void refreshed(Cluster cluster, Everything everything) {
    each((copy, patch) -> copy.refreshed(patch, cluster, everything));
  }

  private void each(BiConsumer<Copy, Patch> news) {
    for (Patched patched : copies.all()) {
      for (Patch patch : patched.patches()) {
        if (!takenOff.contains(patch.name())) {
          news.accept(patched.copy(), patch);
        }
      }
    }
  }

  /** What each patched library holds for this kind, where it can be told. */
  public List<String> holding(GroupVersionKind gvk) {
    List<String> lines = new ArrayList<>();
    for (Patched patched : copies.all()) {
      for (Patch patch : patched.patches()) {
        String held = patched.copy().holds(patch, gvk);
        if (held != null) {
          lines.add(patched.copy().library().name() + " held " + held);
        }
      }
    }
    return lines;
  }

  /** A class and no lambda: the first lambda of a JVM costs its start 20 ms. */
  private final class Weaving implements Gate.Behind {

    @Override
    public byte[] transform(
        Library library,
        ClassLoader loader,
        String internalName,
        ProtectionDomain domain,
        byte[] classFile) {
      try {
        // from here on Byte Buddy is loaded, and not before
        Workbench bench = new Workbench(agent, internalName.replace('/', '.'), classFile, loader);
        List<Patch> patches = judged(library, loader, domain, bench).patchesFor(internalName);
        patches.removeIf(patch -> takenOff.contains(patch.name()));
        return patches.isEmpty() ? null : bench.weave(patches);
      } catch (Throwable failure) {
        String type = internalName.replace('/', '.');
        report.once(
            "weave " + internalName + loader,
            type + " was left as it is, patching failed: " + failure);
        copies.leaveAlone(library, loader, domain, type, "patching failed: " + failure);
        return null;
      }
    }
  }

  private Patched judged(
      Library library, ClassLoader loader, ProtectionDomain domain, Workbench bench)
      throws IOException {
    Patched present = copies.of(library, loader);
    if (present != null) {
      return present;
    }
    Judgement judgement = bench.judge(library, config::isOn);
    Copy copy =
        new Copy(library, judgement.sender(), loader, engine.get(), report, config, decisions);
    String place = Copies.place(library, loader, domain);
    return copies.add(library, loader, new Patched(place, copy, judgement.verdicts()));
  }
}
