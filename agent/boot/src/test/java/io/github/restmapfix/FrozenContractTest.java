package io.github.restmapfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What was frozen with the first release. The first jar's classes stay for the life of a JVM and
 * meet later agents and advice that was inlined by earlier ones: a test here must never be changed.
 */
class FrozenContractTest {

  private static final int PUBLIC_STATIC = Modifier.PUBLIC | Modifier.STATIC;

  @Test
  void the_bridge_is_found_by_this_name_from_everywhere() {
    assertThat(Bridge.class).hasToString("class io.github.restmapfix.Bridge");
    assertThat(Modifier.isPublic(Bridge.class.getModifiers())).isTrue();
  }

  @Test
  void the_bridge_has_two_public_members_and_no_more() {
    assertThat(publicMembers(Bridge.class)).containsExactlyInAnyOrder("hook", "failures");
  }

  @Test
  void the_hook_takes_the_patch_and_the_arguments_in_jdk_types() throws NoSuchFieldException {
    Field hook = Bridge.class.getField("hook");

    assertThat(hook.getGenericType().getTypeName())
        .isEqualTo(
            "java.util.function.BiFunction<java.lang.Object, java.lang.Object[], java.lang.Object>");
    assertThat(hook.getModifiers()).isEqualTo(PUBLIC_STATIC | Modifier.VOLATILE);
  }

  @Test
  void failures_are_counted_in_one_counter() throws NoSuchFieldException {
    Field failures = Bridge.class.getField("failures");

    assertThat(failures.getType()).isEqualTo(AtomicLong.class);
    assertThat(failures.getModifiers()).isEqualTo(PUBLIC_STATIC | Modifier.FINAL);
  }

  @Test
  void nothing_installed_means_go_on_as_shipped() {
    assertThat(new Bridge.Quiet().apply("client-java.find", new Object[] {String.class})).isNull();
    assertThat(Bridge.hook).isInstanceOf(Bridge.Quiet.class);
  }

  @Test
  void the_jvm_finds_the_dispatcher_by_these_names() throws NoSuchMethodException {
    assertThat(RestmapFixAgent.class).hasToString("class io.github.restmapfix.RestmapFixAgent");
    assertThat(publicMembers(RestmapFixAgent.class))
        .containsExactlyInAnyOrder("premain", "agentmain");
    for (String entry : List.of("premain", "agentmain")) {
      assertThat(
              RestmapFixAgent.class
                  .getMethod(entry, String.class, Instrumentation.class)
                  .getModifiers())
          .isEqualTo(PUBLIC_STATIC);
    }
  }

  @Test
  void every_class_file_is_of_java_8_so_that_an_old_jvm_gets_a_line_and_no_error()
      throws IOException, URISyntaxException {
    Path classes =
        Path.of(Bridge.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      assertThat(files.filter(file -> file.toString().endsWith(".class")))
          .hasSizeGreaterThanOrEqualTo(6)
          .allSatisfy(file -> assertThat(majorVersion(file)).isEqualTo(52));
    }
  }

  private static List<String> publicMembers(Class<?> type) {
    return Stream.of(type.getDeclaredFields(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(member -> Modifier.isPublic(((java.lang.reflect.Member) member).getModifiers()))
        .map(member -> ((java.lang.reflect.Member) member).getName())
        .collect(Collectors.toList());
  }

  private static int majorVersion(Path classFile) throws IOException {
    byte[] bytes = Files.readAllBytes(classFile);
    return (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
  }
}
