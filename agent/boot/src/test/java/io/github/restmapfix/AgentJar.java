package io.github.restmapfix;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A small jar laid out like restmap-fix.jar, with what a test wants to be different. */
final class AgentJar {

  private final Path file;
  private final Manifest manifest = new Manifest();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private AgentJar(Path file) {
    this.file = file;
  }

  static AgentJar in(Path directory, String name) {
    AgentJar jar = new AgentJar(directory.resolve(name));
    return jar.attribute("Manifest-Version", "1.0")
        .attribute("Premain-Class", "io.github.restmapfix.RestmapFixAgent")
        .attribute("Implementation-Title", "restmap-fix");
  }

  /** Null takes the attribute out. */
  AgentJar attribute(String name, String value) {
    Attributes attributes = manifest.getMainAttributes();
    if (value == null) {
      attributes.remove(new Attributes.Name(name));
    } else {
      attributes.putValue(name, value);
    }
    return this;
  }

  AgentJar visible(Class<?> type) throws IOException {
    entries.put(path(type), bytes(type));
    return this;
  }

  AgentJar hidden(Class<?> type) throws IOException {
    entries.put("restmapfix/" + path(type) + "data", bytes(type));
    return this;
  }

  AgentJar entry(String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  File write() throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
    return file.toFile();
  }

  static String path(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in = type.getClassLoader().getResourceAsStream(path(type))) {
      return in.readAllBytes();
    }
  }
}
