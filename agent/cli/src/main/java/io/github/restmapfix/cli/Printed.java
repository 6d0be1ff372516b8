package io.github.restmapfix.cli;

import picocli.CommandLine.Model.OptionSpec;

/** A command with a result that is printed. */
abstract class Printed extends Described {

  private final OptionSpec output =
      option(
          OptionSpec.builder("-o", "--output")
              .type(Output.class)
              .paramLabel("FORMAT")
              .defaultValue(Output.table.name())
              .description("${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}"));

  Printed(String... description) {
    super(description);
  }

  /** A Map or a List of Maps. */
  final void print(Object result) {
    output().print(result, commandLine().getOut());
  }

  /** Else a program reads it, and wants all of it. */
  final boolean isForPeople() {
    return output() == Output.table;
  }

  /** Beside the result; not where it is read by a program. */
  final void hint(String text) {
    if (isForPeople()) {
      commandLine().getOut().println(text);
    }
  }

  /** Beside the result, whoever reads it. */
  final void complain(String text) {
    commandLine().getErr().println("restmap-fix: " + Output.words(text));
  }

  private Output output() {
    return output.getValue();
  }
}
