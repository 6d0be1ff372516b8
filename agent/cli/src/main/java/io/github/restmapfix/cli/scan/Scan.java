package io.github.restmapfix.cli.scan;

import io.github.restmapfix.core.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the agent would do to applications on disk. Jars that lie in one directory are one
 * application; a jar that holds jars is one by itself; a directory of class files is one too.
 */
public final class Scan {

  private final List<Library> libraries;
  private final ClassLoader agent = Scan.class.getClassLoader();
  private final List<String> unreadable = new ArrayList<>();

  public Scan(List<Library> libraries) {
    this.libraries = libraries;
  }

  /** A jar, with its neighbours, which it may need; or everything under a directory. */
  public List<Finding> of(Path fileOrDirectory) throws IOException {
    if (!Files.isDirectory(fileOrDirectory)) {
      return applications(List.of(fileOrDirectory), neighbours(fileOrDirectory));
    }
    try (Stream<Path> files = Files.walk(fileOrDirectory)) {
      List<Path> jars = files.filter(Scan::isArchive).sorted().collect(Collectors.toList());
      List<Finding> findings = applications(jars, List.of());
      for (Path root : classRoots(fileOrDirectory)) {
        findings.addAll(judge(root.toString(), List.of(root)));
      }
      return findings;
    } catch (UncheckedIOException denied) {
      throw denied.getCause();
    }
  }

  /** Files of one process, which belong together unless they hold jars themselves. */
  public List<Finding> ofProcess(String name, Collection<Path> files) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<Path> plain = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isDirectory(file) && isFat(file)) {
        findings.addAll(judge(file.getFileName().toString(), List.of(file)));
      } else {
        plain.add(file);
      }
    }
    findings.addAll(judge(name, plain));
    return findings;
  }

  /** What looked like an archive and could not be read as one. */
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  private List<Finding> applications(List<Path> jars, List<Path> neighbours) throws IOException {
    Map<Path, List<Path>> plain = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Path jar : jars) {
      if (isFat(jar)) {
        findings.addAll(judge(jar.toString(), List.of(jar)));
      } else {
        plain.computeIfAbsent(jar.toAbsolutePath().getParent(), p -> new ArrayList<>()).add(jar);
      }
    }
    for (Map.Entry<Path, List<Path>> directory : plain.entrySet()) {
      List<Path> together = new ArrayList<>(directory.getValue());
      together.addAll(neighbours);
      String name = jars.size() == 1 ? jars.get(0).toString() : directory.getKey().toString();
      findings.addAll(judge(name, together));
    }
    return findings;
  }

  private List<Finding> judge(String name, List<Path> files) throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (Application application = new Application(name)) {
      for (Path file : files) {
        try {
          application.add(file);
        } catch (IOException noArchive) {
          unreadable.add(file + ": " + noArchive.getMessage());
        }
      }
      for (Library library : libraries) {
        findings.addAll(application.judge(library, agent));
      }
    }
    return findings;
  }

  private static List<Path> neighbours(Path jar) throws IOException {
    try (Stream<Path> files = Files.list(jar.toAbsolutePath().getParent())) {
      return files
          .filter(Scan::isArchive)
          .filter(file -> !file.equals(jar.toAbsolutePath()))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  /** Where a target class lies as a file: the directory that its package begins in. */
  private Collection<Path> classRoots(Path directory) throws IOException {
    Map<Path, Boolean> roots = new LinkedHashMap<>();
    List<Path> names =
        libraries.stream()
            .flatMap(library -> library.targets().stream())
            .map(type -> Path.of(type.replace('.', '/') + ".class"))
            .collect(Collectors.toList());
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        for (Path name : names) {
          if (file.endsWith(name)) {
            Path root = file;
            for (int up = 0; up < name.getNameCount(); up++) {
              root = root.getParent();
            }
            roots.put(root, true);
          }
        }
      }
    }
    return roots.keySet();
  }

  private static boolean isArchive(Path file) {
    return file.getFileName().toString().matches(".*\\.(jar|war)") && Files.isRegularFile(file);
  }

  private boolean isFat(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream().anyMatch(entry -> entry.getName().endsWith(".jar"));
    } catch (IOException noArchive) {
      return false;
    }
  }
}
