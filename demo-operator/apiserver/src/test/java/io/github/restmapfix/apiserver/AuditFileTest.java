package io.github.restmapfix.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events here are numbers. */
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
    write("1\n");
    long start = file.end();
    write("2\n3\n");

    assertThat(eventsSince(start)).containsExactly(2, 3);
    assertThat(eventsSince(0)).containsExactly(1, 2, 3);
    assertThat(eventsSince(file.end())).isEmpty();
  }

  @Test
  void a_line_that_had_begun_is_an_old_one() throws IOException {
    write("1\n2");
    long start = file.end();
    assertThat(eventsSince(start)).isEmpty();

    write("2\n3\n");
    assertThat(eventsSince(start)).containsExactly(3);
  }

  @Test
  void a_line_without_its_end_is_not_there_yet() throws IOException {
    write("1\n2");

    assertThat(eventsSince(0)).containsExactly(1);
  }

  @Test
  void a_log_that_nobody_has_written_yet_ends_where_it_begins() {
    assertThat(new AuditFile(folder.resolve("none")).end()).isZero();
  }

  private List<Integer> eventsSince(long start) {
    return file.eventsSince(start).stream().map(JsonNode::asInt).toList();
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.APPEND);
  }
}
