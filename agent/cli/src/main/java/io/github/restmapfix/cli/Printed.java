package io.github.restmapfix.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command with a result that is printed. */
abstract class Printed implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
  private Output output;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this, and do nothing.")
  private boolean help;

  final CommandLine commandLine() {
    return spec.commandLine();
  }

  /** A Map or a List of Maps. */
  final void print(Object result) {
    output.print(result, spec.commandLine().getOut());
  }

  /** Else a program reads it, and wants all of it. */
  final boolean isForPeople() {
    return output == Output.table;
  }

  /** Beside the result; not where it is read by a program. */
  final void hint(String text) {
    if (isForPeople()) {
      spec.commandLine().getOut().println(text);
    }
  }
}
