package io.github.restmapfix.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.Target;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SamplePatch;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  private static final Target PLURAL = SamplePatch.plural().target();

  private static final String SHIPPED =
      "public static String plural(String kind) { return kind.trim() + (kind.length() > 2L ? \"s\" :"
          + " \"\"); }";

  /** Everything that the JVM writes anew: constants wide and small, labels, lambdas, handlers. */
  private static final String LARGE =
      "public static String plural(String kind) {"
          + "  StringBuilder out = new StringBuilder();"
          + "  for (int i = 0; i < 100_000; i++) {"
          + "    switch (kind) {"
          + "      case \"Pod\": out.append(1.5d); break;"
          + "      case \"Node\": out.append(\"a\" + i + 3_000_000_000L); break;"
          + "      default: if (i > 2) { return null; }"
          + "    }"
          + "    switch (i) { case 1: return \"1\"; case 2: return \"2\"; case 900: return \"9\"; }"
          + "    switch (i) { case 1: return \"x\"; case 2: return \"y\"; case 3: return \"z\"; }"
          + "    try { kind = Integer.valueOf(kind).toString(); }"
          + "    catch (NumberFormatException e) { out.append(e); }"
          + "    finally { out.append(int[][].class).append(new int[2][3].length); }"
          + "  }"
          + "  java.util.function.Supplier<String> later = () -> out.toString();"
          + "  return java.util.Optional.of(kind).map(String::trim).orElseGet(later);"
          + "}";

  @Test
  void it_is_sixteen_hexadecimal_digits() {
    assertThat(of(SHIPPED)).matches("[0-9a-f]{16}");
  }

  @Test
  void it_is_the_same_for_the_class_file_and_for_the_bytes_of_a_retransformation()
      throws Exception {
    byte[] classFile = Source.names(LARGE, "-g");
    byte[] retransformed = bytesThatRetransformationIsGiven(classFile);

    assertThat(retransformed).isNotEqualTo(classFile); // else this test shows nothing
    assertThat(Fingerprint.of(PLURAL, retransformed)).isEqualTo(Fingerprint.of(PLURAL, classFile));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-g:none", "-g:lines", "-parameters"})
  void debug_information_does_not_count(String option) {
    assertThat(Fingerprint.of(PLURAL, Source.names(LARGE, option))).isEqualTo(of(LARGE));
  }

  @Test
  void line_numbers_do_not_count() {
    assertThat(of("\n\n" + SHIPPED.replace("{", "{\n").replace("+", "\n+\n")))
        .isEqualTo(of(SHIPPED));
  }

  @Test
  void other_methods_and_fields_do_not_count() {
    assertThat(
            of(
                "static final String[] A = {\"1\", \"2\"}; static long b = 7;"
                    + " static int c() { return 4; }"
                    + SHIPPED
                    + " static String plural(String kind, int d) { return null; }"))
        .isEqualTo(of(SHIPPED));
  }

  @Test
  void who_may_call_does_not_count() {
    assertThat(of(SHIPPED.replace("public", "private"))).isEqualTo(of(SHIPPED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"s\" -> \"es\"", // a constant
        "2L -> 3L",
        "trim() -> strip()", // a call
        "> -> >=", // a branch
        "public static -> public", // what arguments mean
        "kind.trim() -> kind" // one instruction less
      })
  void one_change_of_what_the_method_does_is_another_shape(String change) {
    String[] fromTo = change.split(" -> ");
    String changed = SHIPPED.replace(fromTo[0], fromTo[1]);

    assertThat(changed).isNotEqualTo(SHIPPED);
    assertThat(of(changed)).isNotEqualTo(of(SHIPPED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100_000 -> 100_001",
        "1.5d -> 1.5f",
        "\"Node\" -> \"Nodes\"",
        "3_000_000_000L -> 3_000_000_001L",
        "i > 2 -> i > 3",
        "\"9\" -> \"8\"",
        "case 900 -> case 901",
        "case 3: -> case 4:",
        "NumberFormatException -> RuntimeException",
        "int[][].class -> int[].class",
        "new int[2][3] -> new int[2][3][4]",
        "String::trim -> String::strip",
        "i++ -> i += 2"
      })
  void no_kind_of_instruction_is_overlooked(String change) {
    String[] fromTo = change.split(" -> ");
    String changed = LARGE.replace(fromTo[0], fromTo[1]);

    assertThat(changed).isNotEqualTo(LARGE);
    assertThat(of(changed)).isNotEqualTo(of(LARGE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int a = 200; return kind.substring(a); | int a = 201; return kind.substring(a);",
        "return (Object) kind instanceof Long ? kind : null;"
            + " | return (Object) kind instanceof Byte ? kind : null;",
        "Object a = new long[1][1]; return kind; | Object a = new int[1][1]; return kind;",
        "String b = kind, c = kind; return b; | String b = kind, c = kind; return c;",
        "System.out.flush(); return kind; | System.err.flush(); return kind;",
        "if (kind == null) { kind = null; } kind.trim(); return kind;"
            + " | if (kind == null) { kind = null; kind.trim(); } return kind;"
      })
  void operands_and_jump_targets_count(String one, String other) {
    String method = "static String plural(String kind) {";

    assertThat(of(method + one + "}")).isNotEqualTo(of(method + other + "}"));
  }

  @Test
  void a_method_of_an_instance_is_another_shape_though_its_instructions_are_the_same() {
    assertThat(of("String plural(String kind) { return null; }"))
        .isNotEqualTo(of("static String plural(String kind) { return null; }"));
  }

  @Test
  void all_target_methods_count() {
    Target both = PLURAL.method("scope", "(Ljava/lang/String;)Ljava/lang/String;");
    String scope = "static String scope(String kind) { return \"a\"; }";

    assertThat(Fingerprint.of(both, Source.names(SHIPPED + scope)))
        .isNotEqualTo(
            Fingerprint.of(both, Source.names(SHIPPED + scope.replace("\"a\"", "\"b\""))));
  }

  @Test
  void another_signature_is_missing() {
    assertThat(of("static String plural(String kind, String group) { return null; }"))
        .isEqualTo(Fingerprint.MISSING);
    assertThat(of("static Object plural(String kind) { return null; }"))
        .isEqualTo(Fingerprint.MISSING);
  }

  @Test
  void one_of_two_targets_is_missing() {
    Target both = PLURAL.method("scope", "(Ljava/lang/String;)Ljava/lang/String;");

    assertThat(Fingerprint.of(both, Source.names(SHIPPED))).isEqualTo(Fingerprint.MISSING);
  }

  @Test
  void no_method_of_that_name_is_a_release_without_the_feature() {
    assertThat(of("static String pluralOf(String kind) { return null; }"))
        .isEqualTo(Fingerprint.NO_SUCH_NAME);
  }

  @Test
  void an_abstract_method_of_that_name_has_a_shape_too() {
    byte[] classFile =
        Source.compiled("Names", "public interface Names { String plural(String kind); }")
            .get("com.example.library.Names");

    assertThat(Fingerprint.of(PLURAL, classFile)).matches("[0-9a-f]{16}");
  }

  private static String of(String body) {
    return Fingerprint.of(PLURAL, Source.names(body));
  }

  private static byte[] bytesThatRetransformationIsGiven(byte[] classFile) throws Exception {
    Instrumentation instrumentation = ByteBuddyAgent.install();
    Class<?> type =
        new LibraryLoader("fingerprint", Map.of("com.example.library.Names", classFile)).names();
    AtomicReference<byte[]> given = new AtomicReference<>();
    ClassFileTransformer capturing =
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> redefined,
              ProtectionDomain domain,
              byte[] bytes) {
            if (redefined == type) {
              given.set(bytes.clone());
            }
            return null;
          }
        };
    instrumentation.addTransformer(capturing, true);
    try {
      instrumentation.retransformClasses(type);
    } finally {
      instrumentation.removeTransformer(capturing);
    }
    return given.get();
  }
}
