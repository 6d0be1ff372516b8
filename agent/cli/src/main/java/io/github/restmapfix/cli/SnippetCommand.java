package io.github.restmapfix.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "snippet",
    description = {
      "Prints what makes the patch last: the agent at the program's start.",
      "A library release without the defect lasts longer: see scan."
    })
final class SnippetCommand implements Callable<Integer> {

  /** What it is for; each has a file. */
  enum Where {
    deployment,
    dockerfile,
    java
  }

  @Parameters(index = "0", paramLabel = "WHERE", description = "${COMPLETION-CANDIDATES}")
  private Where where;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this, and do nothing.")
  private boolean help;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String name = "io/github/restmapfix/cli/snippet-" + where + ".txt";
    try (InputStream in = SnippetCommand.class.getClassLoader().getResourceAsStream(name)) {
      spec.commandLine().getOut().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      spec.commandLine().getOut().flush();
    }
    return Exit.DONE;
  }
}
