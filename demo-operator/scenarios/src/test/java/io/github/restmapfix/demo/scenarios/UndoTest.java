package io.github.restmapfix.demo.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {

  private final List<String> done = new ArrayList<>();
  private final Undo undo = new Undo();

  @Test
  void the_last_thing_is_undone_first_and_nothing_twice() {
    undo.add(() -> done.add("first"));
    undo.add(() -> done.add("second"));

    undo.close();
    undo.close();

    assertThat(done).containsExactly("second", "first");
  }

  @Test
  void a_step_that_fails_does_not_keep_the_others_from_being_taken() {
    undo.add(() -> done.add("first"));
    undo.add(
        () -> {
          throw new IllegalStateException("expected by this test");
        });

    undo.close();

    assertThat(done).containsExactly("first");
  }

  @Test
  void what_is_started_after_ctrl_c_is_undone_at_once() {
    undo.close();

    undo.add(() -> done.add("late"));

    assertThat(done).containsExactly("late");
  }
}
