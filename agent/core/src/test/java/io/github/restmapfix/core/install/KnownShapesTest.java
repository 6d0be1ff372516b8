package io.github.restmapfix.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.restmapfix.core.sample.SampleLibrary;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KnownShapesTest {

  private static final KnownShapes SHAPES =
      KnownShapes.parse(
          "# releases 1 and 2\n"
              + "sample.plural 0123456789abcdef patch  # 1.0\n"
              + "\n"
              + "  sample.plural\tfedcba9876543210   not-needed\r\n"
              + "#sample.plural 1111111111111111 patch\n"
              + "sample.plural 2222222222222222\n"
              + "sample.plural 3333333333333333 patch or not\n"
              + "sample.group missing not-needed\n");

  @Test
  void a_known_bad_shape_is_patched() {
    assertThat(SHAPES.verdict("sample.plural", "0123456789abcdef")).isEqualTo(Verdict.patched());
  }

  @Test
  void a_known_good_shape_needs_nothing() {
    assertThat(SHAPES.verdict("sample.plural", "fedcba9876543210")).isEqualTo(Verdict.notNeeded());
  }

  @Test
  void a_shape_that_nobody_looked_at_is_left_alone_and_named() {
    assertThat(SHAPES.verdict("sample.plural", "ffffffffffffffff"))
        .isEqualTo(Verdict.leftAlone("unknown shape ffffffffffffffff"));
  }

  @Test
  void a_shape_is_known_for_one_patch_only() {
    assertThat(SHAPES.verdict("sample.scope", "0123456789abcdef").kind())
        .isEqualTo(Verdict.Kind.LEFT_ALONE);
  }

  @Test
  void comments_and_lines_of_another_form_do_not_count() {
    for (String digits :
        new String[] {"1111111111111111", "2222222222222222", "3333333333333333"}) {
      assertThat(SHAPES.verdict("sample.plural", digits).kind()).isEqualTo(Verdict.Kind.LEFT_ALONE);
    }
  }

  @Test
  void another_signature_is_left_alone_and_a_release_without_the_feature_needs_nothing() {
    assertThat(SHAPES.verdict("sample.plural", Fingerprint.MISSING))
        .isEqualTo(Verdict.leftAlone("a method is missing or has another signature"));
    assertThat(SHAPES.verdict("sample.plural", Fingerprint.NO_SUCH_NAME))
        .isEqualTo(Verdict.notNeeded());
  }

  @Test
  void another_signature_may_be_known_for_a_release_without_the_defect() {
    assertThat(SHAPES.verdict("sample.group", Fingerprint.MISSING)).isEqualTo(Verdict.notNeeded());
  }

  @Test
  void a_jar_without_the_list_is_an_error_and_not_an_empty_list() {
    assertThatThrownBy(
            () -> KnownShapes.of(new SampleLibrary(), ClassLoader.getPlatformClassLoader()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("fingerprints.txt is missing");
  }
}
