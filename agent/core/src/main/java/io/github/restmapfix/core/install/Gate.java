package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Library;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;

/**
 * The transformer: a few dozen class names. Everything else that this JVM loads passes by one
 * look-up in a map, and until a target class comes by, no class of Byte Buddy is loaded.
 */
final class Gate implements ClassFileTransformer {

  /** Work behind the gate; null leaves the class as it is. */
  interface Behind {
    byte[] transform(
        Library library,
        ClassLoader loader,
        String internalName,
        ProtectionDomain domain,
        byte[] classFile);
  }

  private final Map<String, Library> targets = new HashMap<>();
  private final Behind behind;

  Gate(Iterable<Library> libraries, Behind behind) {
    this.behind = behind;
    for (Library library : libraries) {
      for (String type : library.targets()) {
        targets.put(type.replace('.', '/'), library);
      }
    }
  }

  boolean isTarget(Class<?> type) {
    return type.getClassLoader() != null && libraryOf(type) != null;
  }

  Library libraryOf(Class<?> type) {
    return targets.get(type.getName().replace('.', '/'));
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null || internalName == null) {
      return null;
    }
    Library library = targets.get(internalName);
    return library == null
        ? null
        : behind.transform(library, loader, internalName, domain, classFile);
  }
}
