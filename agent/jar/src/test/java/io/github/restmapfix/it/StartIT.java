package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroturnaround.exec.ProcessExecutor;

/** What a JVM sees of the agent as long as no library comes by that it knows. */
class StartIT {

  private static final String RELEASE = "fabric8-7.8.0";

  @TempDir Path temporary;

  @Test
  void no_byte_buddy_no_engine_no_lambda_no_jmx_and_no_thread_before_a_library_comes_by()
      throws IOException {
    assertThat(classesLoaded(Fork.withAgent()))
        .anyMatch(line -> line.contains("io.github.restmapfix.core.install.Gate "))
        .noneMatch(line -> line.contains("bytebuddy"))
        .noneMatch(line -> line.contains("io.github.restmapfix.restmapper.Clusters"))
        .noneMatch(line -> line.contains("io.github.restmapfix.core.Hook "))
        .noneMatch(line -> line.matches(".*io.github.restmapfix\\S+Patch .*"))
        .noneMatch(line -> line.matches(".*io.github.restmapfix\\S+\\$\\$Lambda.*"))
        .noneMatch(line -> line.contains("java.lang.management"))
        .noneMatch(line -> line.contains("io.github.restmapfix.jackson"))
        .noneMatch(line -> line.contains("java.util.concurrent.ScheduledThreadPoolExecutor"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"argument", "property"})
  void enabled_false_loads_nothing_but_the_dispatcher(String way) throws IOException {
    List<String> jvm = new ArrayList<>(Fork.withAgent());
    if (way.equals("property")) {
      jvm.add("-Drestmap.fix.enabled=false");
    } else {
      jvm = new ArrayList<>(Fork.withAgent("enabled=false"));
    }
    assertThat(classesLoaded(jvm))
        .filteredOn(line -> line.contains("io.github.restmapfix."))
        .filteredOn(line -> !line.contains("programs.Hello"))
        .allMatch(
            line ->
                line.matches(".*io.github.restmapfix.(RestmapFixAgent|AgentArguments|Refusal) .*"));
  }

  private List<String> classesLoaded(List<String> jvm) throws IOException {
    Path log = temporary.resolve("classes.log");
    List<String> options = new ArrayList<>(jvm);
    options.add("-Xlog:class+load=info:file=" + log);
    try (Fork hello = Fork.of(RELEASE, options, Hello.class)) {
      assertThat(hello.end()).isZero();
      assertThat(hello.stdout()).containsExactly("hello");
      assertThat(hello.stderr()).isEmpty();
    }
    return Files.readAllLines(log);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour=red | [restmap-fix] unknown setting colour, known are [enabled, frozen, frozen.confirm, frozen.min-uptime, frozen.sites, ignore, josdk.crd-checks, log, mode, patches, refresh, retry, trigger, wait]",
        "wait=soon  | [restmap-fix] wait=soon is not a time like 500ms or 2s, at most 60s; using 500ms",
        "log=loud   | [restmap-fix] log=loud is not one of off, summary, heal; using heal"
      })
  void a_setting_that_is_not_understood_gives_one_warning_and_the_program_goes_on(
      String setting, String warning) {
    try (Fork hello = Fork.of(RELEASE, Fork.withAgent(setting), Hello.class)) {
      assertThat(hello.end()).isZero();
      assertThat(hello.stdout()).containsExactly("hello");
      assertThat(hello.stderr()).containsExactly(warning);
    }
  }

  @Test
  void jvm_tools_under_java_tool_options_are_left_alone() throws Exception {
    String plain = keytool("-Dnothing=1");
    String withAgent = keytool("-javaagent:" + Fork.JAR);
    assertThat(withAgent.replace("-javaagent:" + Fork.JAR, "-Dnothing=1")).isEqualTo(plain);
  }

  private static String keytool(String options) throws Exception {
    return new ProcessExecutor(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-help")
        .environment("JAVA_TOOL_OPTIONS", options)
        .readOutput(true)
        .execute()
        .outputUTF8();
  }

  @Test
  void merged_into_an_uber_jar_it_refuses_and_the_program_goes_on() throws IOException {
    Path uber = temporary.resolve("uber.jar");
    merge(uber);
    try (Fork hello = Fork.of(RELEASE, List.of("-javaagent:" + uber), Hello.class)) {
      assertThat(hello.end()).isZero();
      assertThat(hello.stdout()).containsExactly("hello");
      assertThat(hello.stderr())
          .singleElement()
          .asString()
          .startsWith("[restmap-fix] its classes were merged into ");
    }
  }

  /** As a build tool does it: all entries, and the manifest of the application's choice. */
  private static void merge(Path uber) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Implementation-Title", "my-operator");
    manifest.getMainAttributes().putValue("Premain-Class", "io.github.restmapfix.RestmapFixAgent");
    try (JarFile agent = new JarFile(Fork.JAR.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(uber), manifest)) {
      for (JarEntry entry : (Iterable<JarEntry>) agent.stream()::iterator) {
        if (!entry.getName().startsWith("META-INF/")) {
          out.putNextEntry(new JarEntry(entry.getName()));
          agent.getInputStream(entry).transferTo(out);
        }
      }
    }
  }
}
