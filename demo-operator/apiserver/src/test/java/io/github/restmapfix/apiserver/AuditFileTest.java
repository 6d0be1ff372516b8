package io.github.restmapfix.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {

  @TempDir Path folder;

  private Path path;
  private AuditFile file;

  @BeforeEach
  void empty() throws IOException {
    path = Files.createFile(folder.resolve("audit.log"));
    file = new AuditFile(path);
  }

  @Test
  void what_was_there_before_is_not_read_again() throws IOException {
    write("{old}\n");
    long start = file.end();
    write("{new}\n{newer}\n");

    assertThat(file.linesSince(start)).containsExactly("{new}", "{newer}");
    assertThat(file.linesSince(0)).containsExactly("{old}", "{new}", "{newer}");
    assertThat(file.linesSince(file.end())).isEmpty();
  }

  @Test
  void a_line_that_had_begun_is_an_old_one() throws IOException {
    write("{old}\n{ol");
    long start = file.end();
    assertThat(file.linesSince(start)).isEmpty();

    write("d, too}\n{new}\n");
    assertThat(file.linesSince(start)).containsExactly("{new}");
  }

  @Test
  void a_line_without_its_end_is_not_there_yet() throws IOException {
    write("{new}\n{new");

    assertThat(file.linesSince(0)).containsExactly("{new}");
  }

  @Test
  void a_log_that_nobody_has_written_yet_ends_where_it_begins() {
    assertThat(new AuditFile(folder.resolve("none")).end()).isZero();
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.APPEND);
  }
}
