package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AgentStatus;
import io.github.restmapfix.cli.attach.AttachException;
import io.github.restmapfix.cli.attach.Session;

final class StatusCommand extends OnePid {

  StatusCommand(Tool tool) {
    super(
        tool,
        "What the agent in a JVM has patched, per copy of a library, and done since.",
        "Loads nothing: the agent keeps it in a property of the JVM.");
  }

  @Override
  public Integer call() throws AttachException {
    try (Session session = open(look())) {
      AgentStatus status = session.status();
      print(described(status));
      return exitCode(status);
    }
  }
}
