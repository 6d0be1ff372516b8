package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AttachException;

final class RefreshCommand extends OnePid {

  RefreshCommand(Tool tool) {
    super(
        tool,
        "Has the agent in a JVM read its clusters' discovery again now, and give the libraries what",
        "changed. Costs two conditional requests a cluster where the server aggregates discovery.");
  }

  @Override
  public Integer call() throws AttachException {
    return ask("refresh", "");
  }
}
