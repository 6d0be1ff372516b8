package io.github.restmapfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.cli.target.FakeProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ListCommandTest {

  private static final String PATH = "/app/lib/a.jar:".repeat(30) + "/app/main.jar";
  private static final String PROGRAM = "java -cp " + PATH + " Main --selector a=b";
  private static final String REST = " --more 1".repeat(50);

  @TempDir Path proc;

  @Test
  void a_long_command_line_is_cut_in_the_table_and_whole_in_json() {
    assertThat(list())
        .hasLineCount(2)
        .contains("  java -cp /app/lib/a.jar:/app/.../a.jar:/app/main.jar Main --selector a=b --mo")
        .containsPattern("PROGRAM(?s:.*)\\.\\.\\.\n$")
        .doesNotContain(REST);
    assertThat(list("-o", "json")).contains("\"program\" : \"" + PROGRAM + REST + "\"");
  }

  @Test
  void what_a_process_calls_itself_moves_no_cursor_in_either_format() {
    FakeProcess process = FakeProcess.in(proc).commandLine("java", "\u001b[2J\u009b2J");

    assertThat(list(process)).contains("?[2J").contains("?2J").doesNotContain("\u001b", "\u009b");
    assertThat(list(process, "-o", "json"))
        .contains("\\u001B[2J")
        .contains("\\u009B2J")
        .doesNotContain("\u001b", "\u009b");
  }

  private String list(String... words) {
    return list(FakeProcess.in(proc).commandLine((PROGRAM + REST).split(" ")), words);
  }

  private String list(FakeProcess process, String... words) {
    StringWriter out = new StringWriter();
    new CommandLine(new ListCommand(new Tool(proc, "1.2.3", List.of(), process.proc())).spec())
        .setOut(new PrintWriter(out, true))
        .execute(words);
    return out.toString();
  }
}
