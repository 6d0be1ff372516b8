package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AttachException;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

final class ExplainCommand extends OnePid {

  private final PositionalParamSpec groupVersion =
      parameter(1, String.class, "GROUP/VERSION", "As in apiVersion: demo.example.com/v1, or v1.");

  private final PositionalParamSpec kindName =
      parameter(2, String.class, "KIND", "As in kind: Widget.");

  ExplainCommand(Tool tool) {
    super(
        tool,
        "Why a kind is found or not: what the agent and the library in the JVM hold, what the server",
        "says now, what would be done about it, and the requests that this cost.");
  }

  /** Names only: a comma would begin another argument of the agent. */
  @Override
  public Integer call() throws AttachException {
    String apiVersion = groupVersion.getValue();
    String kind = kindName.getValue();
    if (!apiVersion.matches("([a-z0-9.-]+/)?[a-z0-9]+") || !kind.matches("[A-Za-z0-9]+")) {
      throw new ParameterException(
          commandLine(),
          "'" + apiVersion + " " + kind + "' is not like demo.example.com/v1 Widget");
    }
    return ask("explain", "api-version=" + apiVersion + ",kind=" + kind);
  }
}
