package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Report;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** The copies of libraries that came by so far, and what became of each. Thread safe. */
final class Copies {

  private final Map<Library, Map<ClassLoader, Patched>> copies = new ConcurrentHashMap<>();
  private final Report report;

  Copies(List<Library> libraries, Report report) {
    this.report = report;
    for (Library library : libraries) {
      copies.put(library, Collections.synchronizedMap(new WeakHashMap<>()));
    }
  }

  /** Null if none of its classes came by. */
  Patched of(Library library, ClassLoader loader) {
    return copies.get(library).get(loader);
  }

  List<Patched> all() {
    List<Patched> all = new ArrayList<>();
    for (Map<ClassLoader, Patched> known : copies.values()) {
      synchronized (known) {
        all.addAll(known.values());
      }
    }
    return all;
  }

  /** Gives back the one that another thread was faster with, if so. */
  Patched add(Library library, ClassLoader loader, Patched fresh) {
    Map<ClassLoader, Patched> known = copies.get(library);
    Patched present = known.putIfAbsent(loader, fresh);
    if (present != null) {
      return present;
    }
    tell(known, loader);
    return fresh;
  }

  /** One class without its patches, whatever was to become of it. */
  void leaveAlone(
      Library library, ClassLoader loader, ProtectionDomain domain, String type, String why) {
    Map<ClassLoader, Patched> known = copies.get(library);
    Patched left = known.computeIfPresent(loader, (same, judged) -> judged.without(type, why));
    if (left != null) {
      tell(known, loader);
    } else {
      String where = place(library, loader, domain);
      report.verdicts(
          where + type, where + ": " + Verdict.Kind.LEFT_ALONE + " " + type + " (" + why + ")");
    }
  }

  /** Again where another thread changed it meanwhile, which may have told it before. */
  private void tell(Map<ClassLoader, Patched> known, ClassLoader loader) {
    Patched told;
    do {
      told = known.get(loader);
      report.verdicts(told.place(), told.place() + ": " + told.summary());
    } while (known.get(loader) != told);
  }

  static String place(Library library, ClassLoader loader, ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    String path =
        source == null || source.getLocation() == null ? "" : source.getLocation().getPath();
    String jar = path.replaceAll("!?/$", "").replaceAll(".*/", "");
    String name = loader.getName() == null ? loader.getClass().getSimpleName() : loader.getName();
    return library.name()
        + (jar.isEmpty() ? "" : " (" + jar + ")")
        + " in "
        + name
        + "@"
        + Integer.toHexString(System.identityHashCode(loader));
  }
}
