package io.github.restmapfix.cli.scan;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.install.Judge;
import io.github.restmapfix.core.install.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * Jars and class directories that belong together, as one class loader would see them. Class files
 * are read; no class is loaded and nothing is run.
 */
final class Application implements Closeable {

  /** Of a jar in a jar: no library comes near, and an archive bomb does not get through. */
  private static final long LARGEST_NESTED = 256L << 20;

  private final String name;
  private final List<ClassFileLocator> locators = new ArrayList<>();
  private final List<Path> unpacked = new ArrayList<>();

  Application(String name) {
    this.name = name;
  }

  void add(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      locators.add(new ClassFileLocator.ForFolder(file.toFile()));
      return;
    }
    locators.add(ClassFileLocator.ForJarFile.of(file.toFile()));
    try (JarFile jar = new JarFile(file.toFile())) {
      for (String prefix : List.of("BOOT-INF/classes/", "WEB-INF/classes/")) {
        if (jar.getEntry(prefix) != null) {
          locators.add(new Nested(new JarFile(file.toFile()), prefix));
        }
      }
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().endsWith(".jar") && entry.getSize() <= LARGEST_NESTED) {
          addNested(jar, entry);
        }
      }
    }
  }

  /** Into a file of a name of ours, whatever the entry's may be. */
  private void addNested(JarFile jar, JarEntry entry) throws IOException {
    Path copy = Files.createTempFile("restmap-fix-scan", ".jar");
    unpacked.add(copy);
    try (InputStream in = jar.getInputStream(entry)) {
      Files.write(copy, in.readNBytes((int) LARGEST_NESTED));
    }
    try {
      locators.add(ClassFileLocator.ForJarFile.of(copy.toFile()));
    } catch (IOException noJar) {
      // called so only
    }
  }

  /** Empty if it has none of the library's classes. */
  List<Finding> judge(Library library, ClassLoader agent) throws IOException {
    ClassFileLocator all = new ClassFileLocator.Compound(withJdk());
    boolean there = false;
    for (String target : library.targets()) {
      there |= all.locate(target).isResolved();
    }
    if (!there) {
      return List.of();
    }
    Map<Verdict, List<String>> patches = new LinkedHashMap<>();
    Map<Patch, Verdict> verdicts = new Judge(library, agent, patch -> true).judge(all).verdicts();
    verdicts.forEach(
        (patch, verdict) -> {
          if (verdict.kind() != Verdict.Kind.NOT_THERE) {
            patches.computeIfAbsent(verdict, v -> new ArrayList<>()).add(patch.name());
          }
        });
    return patches.entrySet().stream()
        .map(each -> new Finding(name, library.name(), each.getKey(), each.getValue()))
        .collect(Collectors.toList());
  }

  /** From which a class of the library may have a method: an enum its name(). */
  private List<ClassFileLocator> withJdk() {
    List<ClassFileLocator> all = new ArrayList<>(locators);
    all.add(ClassFileLocator.ForClassLoader.ofBootLoader());
    return all;
  }

  @Override
  public void close() throws IOException {
    for (ClassFileLocator locator : locators) {
      locator.close();
    }
    for (Path copy : unpacked) {
      Files.deleteIfExists(copy);
    }
  }

  /** Classes under a directory of a jar. */
  private static final class Nested implements ClassFileLocator {

    private final JarFile jar;
    private final String prefix;

    Nested(JarFile jar, String prefix) {
      this.jar = jar;
      this.prefix = prefix;
    }

    @Override
    public Resolution locate(String type) throws IOException {
      JarEntry entry = jar.getJarEntry(prefix + type.replace('.', '/') + ".class");
      if (entry == null) {
        return new Resolution.Illegal(type);
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return new Resolution.Explicit(in.readAllBytes());
      }
    }

    @Override
    public void close() throws IOException {
      jar.close();
    }
  }
}
