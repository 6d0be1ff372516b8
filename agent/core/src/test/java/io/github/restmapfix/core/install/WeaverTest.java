package io.github.restmapfix.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.restmapfix.Bridge;
import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SamplePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeaverTest {

  private static final String NAMES = "com.example.library.Names";
  private static final Patch THROWING =
      SamplePatch.ofPlural("throwing", "ThrowingAdvice", "SampleGateway");

  private final BridgeState bridge = new BridgeState();
  private final List<Object[]> asked = new ArrayList<>();

  @BeforeEach
  void answer() {
    Bridge.hook =
        (patch, arguments) -> {
          asked.add(new Object[] {patch, arguments[0], arguments[1]});
          return "ws";
        };
  }

  @AfterEach
  void putBack() {
    bridge.close();
  }

  @Test
  void a_miss_is_handed_to_the_hook_with_the_class_that_asks() throws Exception {
    LibraryLoader woven = woven(SamplePatch.plural());

    assertThat(woven.plural("W")).isEqualTo("ws");
    assertThat(asked).singleElement().isEqualTo(new Object[] {"sample.plural", woven.names(), "W"});
  }

  @Test
  void a_hit_does_not_touch_the_hook() throws Exception {
    assertThat(woven(SamplePatch.plural()).plural("Pod")).isEqualTo("pods");
    assertThat(asked).isEmpty();
  }

  @Test
  void only_the_named_method_is_changed() throws Exception {
    Class<?> names = woven(SamplePatch.plural()).names();
    Object overloaded =
        names.getMethod("plural", String.class, String.class).invoke(null, "W", "demo");

    assertThat(overloaded).isNull();
    assertThat(names.getMethod("added", String.class).invoke(null, "W")).isEqualTo("W");
    assertThat(asked).isEmpty();
  }

  @Test
  void an_answer_of_another_type_is_counted_and_the_library_answers_as_shipped() throws Exception {
    Bridge.hook = (patch, arguments) -> 42;

    assertThat(woven(SamplePatch.plural()).plural("W")).isNull();
    assertThat(bridge.failures()).isEqualTo(1);
  }

  @Test
  void advice_that_throws_is_counted_and_the_library_answers_as_shipped() throws Exception {
    LibraryLoader woven = woven(THROWING);

    assertThat(woven.plural("Pod")).isEqualTo("pods");
    assertThat(woven.plural("W")).isNull();
    assertThat(bridge.failures()).isEqualTo(2);
  }

  @Test
  void a_hook_that_throws_an_error_is_counted_and_the_library_answers_as_shipped()
      throws Exception {
    Bridge.hook =
        (patch, arguments) -> {
          throw new StackOverflowError();
        };

    assertThat(woven(SamplePatch.plural()).plural("W")).isNull();
    assertThat(bridge.failures()).isEqualTo(1);
  }

  @Test
  void frames_of_a_method_with_loops_and_handlers_stay_valid() throws Exception {
    byte[] classFile =
        Source.names(
            "public static String plural(String kind) {"
                + " long sum = 0; double d = 1;"
                + " for (char c : kind.toCharArray()) { sum += c; if (c == 'x') { return \"x\"; } }"
                + " try { d = Double.parseDouble(kind); } catch (NumberFormatException e) { sum++; }"
                + " return sum + d > 1e9 ? \"large\" : null; }");

    assertThat(woven(classFile, SamplePatch.plural()).plural("W")).isEqualTo("ws");
    assertThat(woven(classFile, SamplePatch.plural()).plural("x")).isEqualTo("x");
    assertThat(woven(classFile, THROWING).plural("W")).isNull();
    assertThat(bridge.failures()).isEqualTo(1);
  }

  @Test
  void two_patches_of_one_class_are_both_woven() throws Exception {
    LibraryLoader woven = woven(SamplePatch.plural(), THROWING);

    assertThat(woven.plural("W")).isEqualTo("ws");
    assertThat(bridge.failures()).isEqualTo(1);
  }

  @Test
  void an_advice_that_would_apply_to_another_number_of_methods_is_an_error() {
    byte[] other = Source.names("public static String plural(Object kind) { return null; }");

    assertThatThrownBy(() -> woven(other, SamplePatch.plural()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "sample.plural would apply to 0 of [plural(Ljava/lang/String;)Ljava/lang/String;]");
  }

  private static LibraryLoader woven(Patch... patches) {
    return woven(new LibraryLoader("shipped").classFile(NAMES), patches);
  }

  private static LibraryLoader woven(byte[] classFile, Patch... patches) {
    byte[] woven =
        new Weaver(WeaverTest.class.getClassLoader())
            .weave(
                classFile,
                List.of(patches),
                ClassFileLocator.ForClassLoader.of(new LibraryLoader("shipped")));
    return new LibraryLoader("woven", Map.of(NAMES, woven));
  }
}
