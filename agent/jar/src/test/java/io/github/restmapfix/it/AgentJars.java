package io.github.restmapfix.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The shipped jar as another release of it, and other agents. */
final class AgentJars {

  private AgentJars() {}

  static Path withVersion(String version, Path directory) throws IOException {
    Path other = directory.resolve("restmap-fix-" + version + ".jar");
    try (JarFile jar = new JarFile(Fork.JAR.toFile())) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().putValue("Implementation-Version", version);
      try (OutputStream file = Files.newOutputStream(other);
          JarOutputStream out = new JarOutputStream(file, manifest)) {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            out.putNextEntry(new JarEntry(entry.getName()));
            jar.getInputStream(entry).transferTo(out);
          }
        }
      }
    }
    return other;
  }

  /** With nothing in it: the class is on the program's class path. */
  static Path withPremain(Class<?> agent, Path directory) throws IOException {
    Path jar = directory.resolve(agent.getSimpleName() + ".jar").toAbsolutePath();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
    return jar;
  }
}
