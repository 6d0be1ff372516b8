package io.github.restmapfix.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.restmapfix.cli.target.FakeProcess;
import io.github.restmapfix.cli.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {

  @TempDir Path proc;

  private FakeProcess process;
  private Door door;

  @BeforeEach
  void a_jvm() {
    process = FakeProcess.in(proc);
    door = new Door(process.proc(), Duration.ofMillis(50));
  }

  @Test
  void there_is_no_such_process() {
    assertThatThrownBy(() -> door.look(1))
        .hasMessageContaining("no process 1", "list")
        .satisfies(refused -> assertThat(((AttachException) refused).touched()).isFalse());
  }

  @Test
  void a_number_that_went_to_another_process_gets_neither_file_nor_signal() throws Exception {
    Target target = door.look(FakeProcess.PID);
    process.startedAt(2000);

    assertThatThrownBy(() -> door.open(target)).hasMessageContaining("has ended meanwhile");
    assertThat(process.tmp()).isEmptyDirectory();
  }

  @Test
  void what_no_longer_catches_sigquit_at_the_last_look_gets_none() throws Exception {
    Target target = door.look(FakeProcess.PID);
    process.catchingNothing();

    assertThatThrownBy(() -> door.open(target)).hasMessageContaining("is another one meanwhile");
    assertThat(process.tmp()).isEmptyDirectory();
  }

  @Test
  void a_refusal_comes_before_anything_is_touched() throws Exception {
    Target target = process.ofUser(4711).look();

    assertThatThrownBy(() -> door.open(target))
        .hasMessageStartingWith("process " + FakeProcess.PID + " belongs to")
        .satisfies(refused -> assertThat(((AttachException) refused).touched()).isFalse());
    assertThat(process.tmp()).isEmptyDirectory();
  }
}
