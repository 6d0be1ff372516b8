package io.github.restmapfix.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SampleLibrary;
import io.github.restmapfix.core.sample.SamplePatch;
import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final ClassLoader AGENT = JudgeTest.class.getClassLoader();

  /** The newest release's class but for the method that came last. */
  private static final String OLDER =
      "public static final java.util.Map<String, String> KNOWN = java.util.Map.of();"
          + "public static String plural(String kind) { return KNOWN.get(kind); }";

  private static final Verdict PATCHED = Verdict.patched();

  private Predicate<String> isOn = patch -> true;

  @Test
  void a_known_shape_whose_references_resolve_is_patched() throws IOException {
    assertThat(verdict(SamplePatch.plural(), Map.of())).isEqualTo(Verdict.patched());
  }

  @Test
  void a_shape_that_was_looked_at_and_found_good_needs_nothing() throws IOException {
    Patch fixed = SamplePatch.ofPlural("fixed", "PluralAdvice", "SampleGateway");

    assertThat(verdict(fixed, Map.of())).isEqualTo(Verdict.notNeeded());
  }

  @Test
  void an_unknown_shape_is_left_alone() throws IOException {
    String rewritten = OLDER.replace("KNOWN.get(kind)", "KNOWN.getOrDefault(kind, null)");

    assertThat(verdict(SamplePatch.plural(), names(rewritten)).toString())
        .matches("left alone \\(unknown shape [0-9a-f]{16}\\)");
  }

  @Test
  void another_signature_is_left_alone() throws IOException {
    assertThat(
            verdict(
                SamplePatch.plural(), names("static void plural(String kind, String group) {}")))
        .isEqualTo(Verdict.leftAlone("a method is missing or has another signature"));
  }

  @Test
  void a_release_without_the_method_needs_nothing() throws IOException {
    assertThat(verdict(SamplePatch.plural(), names(""))).isEqualTo(Verdict.notNeeded());
  }

  @Test
  void a_reference_that_this_release_lacks_is_named() throws IOException {
    Patch later = SamplePatch.ofPlural("later", "PluralAdvice", "LaterGateway");

    assertThat(verdict(later, Map.of())).isEqualTo(Verdict.patched());
    assertThat(verdict(later, names(OLDER)))
        .isEqualTo(
            Verdict.leftAlone(
                "com.example.library.Names.added(Ljava/lang/String;)Ljava/lang/String; is not in"
                    + " this release"));
  }

  @Test
  void what_the_user_switched_off_is_left_alone() throws IOException {
    isOn = patch -> !patch.equals("sample.plural");

    assertThat(verdict(SamplePatch.plural(), Map.of()))
        .isEqualTo(Verdict.leftAlone("switched off by the user"));
    assertThat(verdict(SamplePatch.scope(), Map.of())).isEqualTo(Verdict.patched());
  }

  @Test
  void a_class_that_the_application_does_not_have_is_not_there_even_if_switched_off()
      throws IOException {
    isOn = patch -> false;
    Patch elsewhere =
        SamplePatch.of(
            "elsewhere",
            Target.type("com.example.library.Elsewhere").method("plural", "()V"),
            "PluralAdvice");

    assertThat(verdict(elsewhere, Map.of())).isEqualTo(Verdict.notThere());
  }

  @Test
  void every_patch_has_a_verdict_of_its_own_in_the_order_of_the_library() throws IOException {
    Patch later = SamplePatch.ofPlural("later", "PluralAdvice", "LaterGateway");
    Patch again = SamplePatch.ofPlural("again", "PluralAdvice", "LaterGateway");
    Patch scope = SamplePatch.scope();

    Map<Patch, Verdict> verdicts = verdicts(names(OLDER), later, again, scope);

    assertThat(verdicts.keySet()).containsExactly(later, again, scope);
    assertThat(verdicts.get(again)).isEqualTo(verdicts.get(later));
    assertThat(verdicts.get(scope)).isEqualTo(Verdict.patched());
  }

  @Test
  void of_two_patches_of_one_name_the_one_whose_methods_are_there_is_judged() throws IOException {
    Patch newer = SamplePatch.plural();
    Patch older =
        SamplePatch.of(
            "plural",
            Target.type("com.example.library.Names").method("plural", "()Ljava/lang/String;"),
            "PluralAdvice");

    assertThat(verdicts(Map.of(), older, newer)).containsExactly(Map.entry(newer, PATCHED));
    assertThat(verdicts(Map.of(), newer, older)).containsExactly(Map.entry(newer, PATCHED));
    assertThat(verdicts(names("static void plural(int kind) {}"), newer, older).values())
        .containsExactly(Verdict.leftAlone("a method is missing or has another signature"));
  }

  private Verdict verdict(Patch patch, Map<String, byte[]> release) throws IOException {
    return verdicts(release, patch).get(patch);
  }

  private Map<Patch, Verdict> verdicts(Map<String, byte[]> release, Patch... patches)
      throws IOException {
    return new Judge(new SampleLibrary(patches), AGENT, isOn)
        .judge(ClassFileLocator.ForClassLoader.of(new LibraryLoader("judged", release)))
        .verdicts();
  }

  private static Map<String, byte[]> names(String body) {
    return Map.of("com.example.library.Names", Source.names(body));
  }
}
