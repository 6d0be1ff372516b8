package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AgentStatus;
import io.github.restmapfix.cli.attach.AttachException;
import io.github.restmapfix.cli.attach.Door;
import io.github.restmapfix.cli.attach.Session;
import io.github.restmapfix.cli.target.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command about one JVM: there is no "all of them". */
abstract class OnePid extends Printed {

  private static final Pattern COUNTER = Pattern.compile("\\d{1,18}");

  final Tool tool;

  private final PositionalParamSpec pid =
      parameter(0, long.class, "PID", "The process, as list shows it.");
  private final Door door;

  OnePid(Tool tool, String... description) {
    super(description);
    this.tool = tool;
    this.door = new Door(tool.proc());
  }

  final Door door() {
    return door;
  }

  final Target look() throws AttachException {
    return door.look(pid.getValue());
  }

  final Session open(Target target) throws AttachException {
    return Session.with(door, target);
  }

  final Map<String, Object> described(AgentStatus status) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("pid", pid.getValue());
    result.put("state", status.isOn() ? "on" : status.wasEverThere() ? "unpatched" : "not patched");
    if (status.wasEverThere()) {
      result.put("agent", status.version());
    }
    if (status.isOn()) {
      result.put("copies", status.copies());
      result.put("switched off", status.switchedOff());
      for (Map.Entry<String, String> value : new TreeMap<>(status.values()).entrySet()) {
        if (COUNTER.matcher(value.getValue()).matches()) {
          result.put(value.getKey(), Long.valueOf(value.getValue()));
        }
      }
      if (!status.value("last-heal").isEmpty()) {
        result.put("last heal", status.value("last-heal"));
      }
    }
    return result;
  }

  /** Has the agent there find something out, and prints what it says. */
  final int ask(String op, String arguments) throws AttachException {
    try (Session session = open(look())) {
      AgentStatus status = session.status();
      if (!status.isOn()) {
        print(described(status));
        return Exit.NOT_PATCHED;
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("pid", pid.getValue());
      result.put(op, session.ask(tool.jar(), tool.version(), op, arguments));
      print(result);
      return Exit.DONE;
    }
  }

  /** What the agent there says after it was asked to take its patches off. */
  final AgentStatus unpatch(Session session) throws AttachException {
    AgentStatus status = session.tell(tool.jar(), tool.version(), "op=unpatch");
    if (status.isOn()) {
      throw AttachException.failed(
          "the agent was asked to take its patches off, and still says that they are in");
    }
    return status;
  }

  static int exitCode(AgentStatus status) {
    if (!status.isOn()) {
      return Exit.NOT_PATCHED;
    }
    return status.leavesSomethingAlone() ? Exit.LEFT_ALONE : Exit.DONE;
  }
}
