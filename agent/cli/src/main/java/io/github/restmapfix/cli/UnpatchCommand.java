package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AgentStatus;
import io.github.restmapfix.cli.attach.AttachException;
import io.github.restmapfix.cli.attach.Session;

final class UnpatchCommand extends OnePid {

  UnpatchCommand(Tool tool) {
    super(
        tool,
        "Puts the libraries in a JVM back as they were shipped, ends the agent's thread, and drops its",
        "class loader. What stays: the jar, the dispatcher's few classes, one property.");
  }

  @Override
  public Integer call() throws AttachException {
    try (Session session = open(look())) {
      AgentStatus status = session.status();
      if (status.isOn()) {
        status = unpatch(session);
      }
      print(described(status));
      if (!status.value("different").isEmpty()) {
        throw AttachException.failed(
            "the patches are off, and yet the code is not what was shipped, since another agent"
                + " changes it as well or the JVM refused: "
                + status.value("different")
                + "; only a restart makes sure");
      }
      return Exit.DONE;
    }
  }
}
