package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTest {

  private final Stderr stderr = new Stderr();
  private final Log log = stderr.log();

  @Test
  void every_line_says_whose_it_is() {
    log.line("patched 2 classes");

    assertThat(stderr.lines()).containsExactly("[restmap-fix] patched 2 classes");
  }

  @Test
  void names_from_elsewhere_cannot_forge_a_line_or_move_the_cursor() {
    log.line("kind W\r\n[restmap-fix] forged \u001b[2J\u0000 tab\tend \u009b2J\u0085");

    assertThat(stderr.lines())
        .containsExactly("[restmap-fix] kind W??[restmap-fix] forged ?[2J? tab?end ?2J?");
  }

  @Test
  void once_means_once_for_each_key() {
    log.once("a", "first of a");
    log.once("a", "second of a");
    log.once("b", "first of b");

    assertThat(stderr.lines())
        .containsExactly("[restmap-fix] first of a", "[restmap-fix] first of b");
  }

  @Test
  void what_is_remembered_has_a_limit_and_then_it_is_silent() {
    for (int i = 0; i < 2_000; i++) {
      log.once("key " + i, "line " + i);
    }

    assertThat(stderr.lines()).hasSize(1_024);
  }
}
