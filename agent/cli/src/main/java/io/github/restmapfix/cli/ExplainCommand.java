package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AttachException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = {
      "Why a kind is found or not: what the agent and the library in the JVM hold, what the server",
      "says now, what would be done about it, and the requests that this cost."
    })
final class ExplainCommand extends OnePid {

  @Parameters(
      index = "1",
      paramLabel = "GROUP/VERSION",
      description = "As in apiVersion: demo.example.com/v1, or v1.")
  private String apiVersion;

  @Parameters(index = "2", paramLabel = "KIND", description = "As in kind: Widget.")
  private String kind;

  ExplainCommand(Tool tool) {
    super(tool);
  }

  /** Names only: a comma would begin another argument of the agent. */
  @Override
  public Integer call() throws AttachException {
    if (!apiVersion.matches("([a-z0-9.-]+/)?[a-z0-9]+") || !kind.matches("[A-Za-z0-9]+")) {
      throw new ParameterException(
          commandLine(),
          "'" + apiVersion + " " + kind + "' is not like demo.example.com/v1 Widget");
    }
    return ask("explain", "api-version=" + apiVersion + ",kind=" + kind);
  }
}
