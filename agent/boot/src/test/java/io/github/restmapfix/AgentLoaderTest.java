package io.github.restmapfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLoaderTest {

  /** Stands for the agent's classes; the test class path has it too, as an application could. */
  static final class Hidden {}

  /** In the jar, but under its usual name, as the dispatcher is. */
  static final class Visible {}

  @TempDir Path directory;

  private File jar;
  private AgentLoader loader;

  @BeforeEach
  void open() throws IOException {
    jar =
        AgentJar.in(directory, "with space.jar")
            .hidden(Hidden.class)
            .visible(Visible.class)
            .entry("restmapfix/data/fingerprints.txt", "hidden")
            .entry("data/visible.txt", "visible")
            .write();
    loader = AgentLoader.open(jar);
  }

  @AfterEach
  void close() throws IOException {
    loader.close();
  }

  @Test
  void a_hidden_class_is_found_under_its_usual_name_and_is_not_the_applications_copy()
      throws ClassNotFoundException {
    Class<?> loaded = loader.loadClass(Hidden.class.getName());

    assertThat(loaded.getClassLoader()).isSameAs(loader);
    assertThat(loaded).isNotSameAs(Hidden.class);
  }

  @Test
  void a_class_is_defined_once() throws ClassNotFoundException {
    assertThat(loader.loadClass(Hidden.class.getName()))
        .isSameAs(loader.loadClass(Hidden.class.getName()));
  }

  @Test
  void classes_of_the_application_are_not_visible() {
    assertThat(loader.getParent()).isSameAs(ClassLoader.getPlatformClassLoader());
    assertThatThrownBy(() -> loader.loadClass(Test.class.getName()))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void what_is_not_hidden_in_the_jar_is_not_loaded_a_second_time() {
    assertThatThrownBy(() -> loader.loadClass(Visible.class.getName()))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessageContaining(Visible.class.getName());
  }

  @Test
  void classes_of_the_jdk_are_visible() throws ClassNotFoundException {
    assertThat(loader.loadClass("java.net.http.HttpClient"))
        .isSameAs(java.net.http.HttpClient.class);
  }

  @Test
  void a_class_file_is_found_as_a_resource_under_its_usual_name() throws IOException {
    URL url = loader.getResource(AgentJar.path(Hidden.class));

    assertThat(url).isNotNull();
    assertThat(read(url.openStream())).isEqualTo(AgentJar.bytes(Hidden.class));
    assertThat(read(loader.getResourceAsStream(AgentJar.path(Hidden.class))))
        .isEqualTo(AgentJar.bytes(Hidden.class));
  }

  @Test
  void a_resource_is_found_without_the_prefix() throws IOException {
    assertThat(text(loader.getResourceAsStream("data/fingerprints.txt"))).isEqualTo("hidden");
    assertThat(text(loader.getResource("data/fingerprints.txt").openStream())).isEqualTo("hidden");
  }

  @Test
  void what_is_not_there_is_null() {
    assertThat(loader.getResource("data/visible.txt")).isNull();
    assertThat(loader.getResourceAsStream("data/visible.txt")).isNull();
    assertThat(loader.getResourceAsStream("no/such/thing")).isNull();
  }

  @Test
  void it_remembers_its_jar() {
    assertThat(loader.file()).isEqualTo(jar);
  }

  @Test
  void nothing_more_is_read_from_the_jar_once_closed() throws IOException {
    loader.close();

    assertThatThrownBy(() -> loader.loadClass(Hidden.class.getName()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static byte[] read(InputStream in) throws IOException {
    try (in) {
      return in.readAllBytes();
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(read(in), StandardCharsets.UTF_8);
  }
}
