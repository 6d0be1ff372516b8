package io.github.restmapfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.cli.target.FakeProcess;
import io.github.restmapfix.cli.target.Proc;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

  private static final Tool TOOL =
      new Tool(Path.of("restmap-fix.jar"), "1.2.3", List.of(), new Proc(Path.of("/proc")));

  /** What is not there must not reach the command as null. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan",
        "plan",
        "attach",
        "status",
        "refresh",
        "explain",
        "explain 1",
        "explain 1 v1",
        "unpatch",
        "snippet",
        "copy"
      })
  void a_command_without_what_it_needs_says_so_and_how_it_is_called(String words) {
    List<String> all = List.of(words.split(" "));
    StringWriter err = new StringWriter();

    int exit =
        new Cli(TOOL)
            .one(all.get(0))
            .setErr(new PrintWriter(err, true))
            .execute(all.subList(1, all.size()).toArray(new String[0]));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Missing required parameter")
        .contains("Usage: restmap-fix " + all.get(0) + " [-h]");
  }

  @Test
  void a_message_cannot_move_the_cursor_by_what_a_process_calls_itself(@TempDir Path proc) {
    FakeProcess process = FakeProcess.in(proc).maps().commandLine("\u001b[2J\u009b2J\nforged");
    StringWriter err = new StringWriter();

    int exit =
        new Cli(new Tool(proc, "1.2.3", List.of(), process.proc()))
            .one("status")
            .setErr(new PrintWriter(err, true))
            .execute(String.valueOf(FakeProcess.PID));

    assertThat(exit).isEqualTo(Exit.REFUSED);
    assertThat(err.toString().strip())
        .contains("is no JVM", "?[2J", "?2J?forged")
        .doesNotContainPattern("\\p{Cc}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "list"})
  void a_directory_that_is_not_there_is_one_line_that_tells_what_to_do(
      String name, @TempDir Path directory) {
    Path absent = directory.resolve("absent");
    StringWriter err = new StringWriter();

    int exit =
        new Cli(new Tool(Path.of("restmap-fix.jar"), "1.2.3", List.of(), new Proc(absent)))
            .one(name)
            .setErr(new PrintWriter(err, true))
            .execute(name.equals("copy") ? new String[] {absent.toString()} : new String[0]);

    assertThat(exit).isEqualTo(Exit.REFUSED);
    assertThat(err.toString())
        .hasLineCount(1)
        .startsWith("restmap-fix: ")
        .contains(absent.toString(), "make sure that");
  }

  @Test
  void the_help_of_the_whole_shows_all_commands_but_the_one_that_only_the_plug_in_uses() {
    String usage = new Cli(TOOL).all().getUsageMessage();

    assertThat(usage)
        .contains("list ", "scan ", "plan ", "attach ", "status ", "refresh ", "explain ")
        .contains("unpatch ", "doctor ", "snippet ", "copy ", "help ")
        .doesNotContain("\n  hold ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "attach", "list", "doctor"})
  void help_is_the_same_by_either_way(String name) {
    assertThat(new Cli(TOOL).one(name).getUsageMessage())
        .isEqualTo(new Cli(TOOL).all().getSubcommands().get(name).getUsageMessage());
  }
}
