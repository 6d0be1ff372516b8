package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import java.io.IOException;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at the classes that had patches when the JVM is given their own code back: by the
 * fingerprint that let them be patched. Changes nothing. Not thread safe: un-patching is one
 * thread's work.
 */
final class AsShipped implements Gate.Behind {

  private final Copies copies;
  private final ClassLoader agent;
  private final Set<String> different = new TreeSet<>();

  AsShipped(Copies copies, ClassLoader agent) {
    this.copies = copies;
    this.agent = agent;
  }

  /** Classes with other code than before they were patched, by name. */
  Set<String> different() {
    return different;
  }

  @Override
  public byte[] transform(
      Library library,
      ClassLoader loader,
      String internalName,
      ProtectionDomain domain,
      byte[] classFile) {
    Patched patched = copies.of(library, loader);
    if (patched != null && !areShipped(library, patched.patchesFor(internalName), classFile)) {
      different.add(internalName.replace('/', '.'));
    }
    return null;
  }

  private boolean areShipped(Library library, List<Patch> patches, byte[] classFile) {
    try {
      KnownShapes shapes = KnownShapes.of(library, agent);
      return patches.stream()
          .map(patch -> shapes.verdict(patch.name(), Fingerprint.of(patch.target(), classFile)))
          .allMatch(verdict -> verdict.kind() == Verdict.Kind.PATCHED);
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }
}
