package io.github.restmapfix.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.PositionalParamSpec;

final class SnippetCommand extends Described {

  /** What it is for; each has a file. */
  enum Where {
    deployment,
    dockerfile,
    java
  }

  private final PositionalParamSpec where =
      parameter(0, Where.class, "WHERE", "${COMPLETION-CANDIDATES}");

  SnippetCommand() {
    super(
        "Prints what makes the patch last: the agent at the program's start.",
        "A library release without the defect lasts longer: see scan.");
  }

  @Override
  public Integer call() throws IOException {
    String name = "io/github/restmapfix/cli/snippet-" + where.getValue() + ".txt";
    try (InputStream in = SnippetCommand.class.getClassLoader().getResourceAsStream(name)) {
      commandLine().getOut().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      commandLine().getOut().flush();
    }
    return Exit.DONE;
  }
}
