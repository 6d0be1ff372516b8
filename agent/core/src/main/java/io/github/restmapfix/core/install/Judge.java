package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * Gives every patch of a library its verdict for one copy of it, from class files alone: nothing is
 * loaded, so nothing is initialised early.
 */
public final class Judge {

  private final Library library;
  private final ClassLoader agent;
  private final KnownShapes shapes;
  private final Predicate<String> isOn;

  public Judge(Library library, ClassLoader agent, Predicate<String> isOn) throws IOException {
    this.library = library;
    this.agent = agent;
    this.shapes = KnownShapes.of(library, agent);
    this.isOn = isOn;
  }

  public Judgement judge(ClassFileLocator application) throws IOException {
    References references = new References(library, agent, new Declarations(application));
    Map<Patch, Verdict> verdicts = new LinkedHashMap<>();
    for (Patch patch : fitting(application)) {
      verdicts.put(patch, verdict(patch, application, references));
    }
    return new Judgement(verdicts, references.sender());
  }

  /** One of each name: of several, which differ in the methods they are for, the one that fits. */
  private Iterable<Patch> fitting(ClassFileLocator application) throws IOException {
    Map<String, Patch> fitting = new LinkedHashMap<>();
    for (Patch patch : library.patches()) {
      Patch before = fitting.get(patch.name());
      if (before == null || !hasMethodsOf(before.target(), application)) {
        fitting.put(patch.name(), patch);
      }
    }
    return fitting.values();
  }

  private static boolean hasMethodsOf(Target target, ClassFileLocator application)
      throws IOException {
    ClassFileLocator.Resolution file = application.locate(target.type());
    return file.isResolved() && Fingerprint.isOfAll(Fingerprint.of(target, file.resolve()));
  }

  private Verdict verdict(Patch patch, ClassFileLocator application, References references)
      throws IOException {
    ClassFileLocator.Resolution file = application.locate(patch.target().type());
    if (!file.isResolved()) {
      return Verdict.notThere();
    }
    if (!isOn.test(patch.name())) {
      return Verdict.leftAlone("switched off by the user");
    }
    Verdict shape = shapes.verdict(patch.name(), Fingerprint.of(patch.target(), file.resolve()));
    if (shape.kind() != Verdict.Kind.PATCHED) {
      return shape;
    }
    return references
        .firstUnresolved(patch)
        .map(missing -> Verdict.leftAlone(missing + " is not in this release"))
        .orElse(shape);
  }
}
