package io.github.restmapfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

  @TempDir Path directory;

  private final Map<String, String> arguments = new HashMap<>();
  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private File jar;

  @BeforeEach
  void a_jvm_that_has_nothing_against_the_agent() throws IOException {
    system.setProperty("java.specification.version", "17");
    jar = AgentJar.in(directory, "restmap-fix.jar").write();
  }

  @Test
  void the_agent_jar_itself_is_accepted() {
    assertThat(reason()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // arguments, property, environment
    "false,,",
    ",false,",
    ",,false",
    "FALSE,,",
    "false,true,true",
    ",false,true"
  })
  void whoever_speaks_first_disables_without_a_word(String argument, String property, String env) {
    enabled(argument, property, env);

    assertThat(reason()).isEqualTo(Refusal.SILENT);
  }

  @ParameterizedTest
  @CsvSource({"true,false,false", ",true,false", "yes,,", ",,"})
  void whoever_speaks_first_overrides_a_later_false(String argument, String property, String env) {
    enabled(argument, property, env);

    assertThat(reason()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unpatch", "explain", "refresh", "status"})
  void what_was_installed_by_an_argument_all_the_same_is_still_asked(String op) {
    arguments.put("op", op);
    enabled(null, "false", "false");

    assertThat(reason()).isNull();
  }

  @Test
  void an_explicit_install_is_disabled_as_well() {
    arguments.put("op", "install");
    enabled(null, null, "false");

    assertThat(reason()).isEqualTo(Refusal.SILENT);
  }

  @Test
  void disabled_is_read_before_anything_else_is_said() {
    arguments.put("enabled", "false");
    system.setProperty("java.specification.version", "1.8");
    jar = null;

    assertThat(reason()).isEqualTo(Refusal.SILENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk.jcmd", "java.base", "jdk.jartool", "java.rmi", "jdk.compiler"})
  void jvm_tools_under_java_tool_options_are_left_alone_without_a_word(String mainModule) {
    system.setProperty("jdk.module.main", mainModule);

    assertThat(reason()).isEqualTo(Refusal.SILENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.example.operator", "jdkless.app", "javax.operator", "javaoperator"})
  void a_modular_application_is_no_jvm_tool(String mainModule) {
    system.setProperty("jdk.module.main", mainModule);

    assertThat(reason()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.7", "1.8", "9", "10"})
  void a_jvm_before_11_is_refused_in_one_line(String java) {
    system.setProperty("java.specification.version", java);

    assertThat(reason())
        .contains("needs Java 11 or later", "this JVM is " + java, "nothing is patched")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "17", "21", "25", "100"})
  void java_11_and_later_is_accepted(String java) {
    system.setProperty("java.specification.version", java);

    assertThat(reason()).isNull();
  }

  @Test
  void classes_merged_into_an_uber_jar_are_refused_with_the_jar_and_the_way_out()
      throws IOException {
    jar =
        AgentJar.in(directory, "operator-all.jar")
            .attribute("Premain-Class", null)
            .attribute("Implementation-Title", "operator")
            .write();

    assertThat(reason())
        .contains("merged into", "operator-all.jar", "-javaagent", "nothing is patched")
        .hasLineCount(1);
  }

  @Test
  void an_uber_jar_that_took_over_our_agent_entry_is_still_not_ours() throws IOException {
    jar =
        AgentJar.in(directory, "operator-all.jar")
            .attribute("Implementation-Title", "operator")
            .write();

    assertThat(reason()).contains("merged into");
  }

  @Test
  void a_jar_that_only_has_our_title_is_not_ours() throws IOException {
    jar =
        AgentJar.in(directory, "x.jar")
            .attribute("Premain-Class", "io.opentelemetry.javaagent.OpenTelemetryAgent")
            .write();

    assertThat(reason()).contains("merged into");
  }

  @Test
  void a_directory_of_classes_is_refused() {
    jar = directory.toFile();

    assertThat(reason()).contains("merged into");
  }

  @Test
  void a_file_that_is_no_jar_is_refused() throws IOException {
    jar = Files.writeString(directory.resolve("broken.jar"), "not a jar").toFile();

    assertThat(reason()).contains("merged into");
  }

  @Test
  void classes_of_unknown_origin_are_refused() {
    jar = null;

    assertThat(reason()).contains("merged into");
  }

  private String reason() {
    return Refusal.reason(arguments, system, environment, jar);
  }

  private void enabled(String argument, String property, String env) {
    if (argument != null) {
      arguments.put("enabled", argument);
    }
    if (property != null) {
      system.setProperty("restmap.fix.enabled", property);
    }
    if (env != null) {
      environment.put("RESTMAP_FIX_ENABLED", env);
    }
  }
}
