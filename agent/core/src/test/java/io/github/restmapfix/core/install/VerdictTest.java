package io.github.restmapfix.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {

  @Test
  void it_reads_as_the_words_of_the_summary() {
    assertThat(Verdict.patched()).hasToString("patched");
    assertThat(Verdict.notNeeded()).hasToString("not needed");
    assertThat(Verdict.notThere()).hasToString("not there");
    assertThat(Verdict.leftAlone("unknown shape 1")).hasToString("left alone (unknown shape 1)");
  }

  @Test
  void verdicts_are_equal_by_kind_and_reason() {
    assertThat(Verdict.leftAlone("a"))
        .isEqualTo(Verdict.leftAlone("a"))
        .hasSameHashCodeAs(Verdict.leftAlone("a"))
        .isNotEqualTo(Verdict.leftAlone("b"));
    assertThat(Verdict.patched()).isNotEqualTo(Verdict.notNeeded());
  }
}
