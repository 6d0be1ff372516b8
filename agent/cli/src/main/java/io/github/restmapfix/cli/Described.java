package io.github.restmapfix.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command that returns its exit code, described by picocli's builders: to read annotations a JVM
 * makes a proxy class for each of them and reflects much else, a third of the time of {@code
 * status}.
 */
abstract class Described implements Callable<Integer> {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  Described(String... description) {
    spec.usageMessage().description(description);
    option(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this, and do nothing."));
  }

  final CommandSpec spec() {
    return spec;
  }

  final CommandLine commandLine() {
    return spec.commandLine();
  }

  final OptionSpec option(OptionSpec.Builder option) {
    OptionSpec built = option.build();
    spec.addOption(built);
    return built;
  }

  final PositionalParamSpec parameter(
      int index, Class<?> type, String label, String... description) {
    return parameter(
        PositionalParamSpec.builder()
            .index(Integer.toString(index))
            .required(true)
            .type(type)
            .paramLabel(label)
            .description(description));
  }

  final PositionalParamSpec parameter(PositionalParamSpec.Builder parameter) {
    PositionalParamSpec built = parameter.build();
    spec.addPositional(built);
    return built;
  }
}
