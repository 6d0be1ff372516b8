package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The jar that is shipped. */
class PackagingIT {

  private final JarFile jar = open();

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void class_path_scanners_see_the_dispatcher_and_nothing_else() {
    assertThat(names(".class"))
        .allMatch(name -> name.matches("io/github/restmapfix/[A-Z][A-Za-z$]*\\.class"));
    assertThat(files())
        .filteredOn(name -> !name.endsWith(".class"))
        .allMatch(name -> name.equals("META-INF/MANIFEST.MF") || name.startsWith("restmapfix/"));
  }

  @Test
  void what_is_hidden_is_under_names_of_our_own() {
    assertThat(names(".classdata"))
        .allMatch(name -> name.startsWith("restmapfix/io/github/restmapfix/"));
  }

  @Test
  void the_dispatcher_is_java_8_and_the_rest_java_11_at_most() throws IOException {
    for (JarEntry entry : entries(".class")) {
      assertThat(classFileVersion(entry)).as(entry.getName()).isEqualTo(52);
    }
    for (JarEntry entry : entries(".classdata")) {
      assertThat(classFileVersion(entry)).as(entry.getName()).isLessThanOrEqualTo(55);
    }
  }

  @Test
  void the_manifest_asks_for_what_is_needed_and_no_more() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Premain-Class"))
        .isEqualTo("io.github.restmapfix.RestmapFixAgent");
    assertThat(manifest.getValue("Agent-Class")).isEqualTo("io.github.restmapfix.RestmapFixAgent");
    assertThat(manifest.getValue("Main-Class")).isEqualTo("io.github.restmapfix.Main");
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Implementation-Version")).isEqualTo("0.1.0");
    assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED"); // with -jar
    assertThat(manifest.getValue("Can-Redefine-Classes")).isNull();
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
  }

  @Test
  void it_is_six_mebibytes_at_most() {
    assertThat(Fork.JAR.toFile().length()).isLessThanOrEqualTo(6 * 1024 * 1024);
  }

  private int classFileVersion(JarEntry entry) throws IOException {
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      in.skipNBytes(6);
      return in.readUnsignedShort();
    }
  }

  private List<JarEntry> entries(String ending) {
    return jar.stream().filter(e -> e.getName().endsWith(ending)).collect(Collectors.toList());
  }

  private List<String> names(String ending) {
    return entries(ending).stream().map(JarEntry::getName).collect(Collectors.toList());
  }

  private List<String> files() {
    return jar.stream()
        .filter(entry -> !entry.isDirectory())
        .map(JarEntry::getName)
        .collect(Collectors.toList());
  }

  private static JarFile open() {
    try {
      return new JarFile(Fork.JAR.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
