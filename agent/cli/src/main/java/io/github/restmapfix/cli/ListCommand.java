package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AgentStatus;
import io.github.restmapfix.cli.attach.AttachException;
import io.github.restmapfix.cli.attach.Door;
import io.github.restmapfix.cli.attach.Session;
import io.github.restmapfix.cli.target.Machine;
import io.github.restmapfix.cli.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class ListCommand extends Printed {

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int WIDEST = 160;

  private final Tool tool;

  ListCommand(Tool tool) {
    super(
        "The JVMs that can be seen from here: in a container, those of the pod.",
        "Loads nothing. Only a JVM that listens already, or was started with an agent, is asked.");
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    List<Target> jvms =
        tool.proc().all().stream().filter(ListCommand::isShown).collect(Collectors.toList());
    // one that hangs must not hold up the others
    print(jvms.parallelStream().map(this::row).collect(Collectors.toList()));
    if (jvms.isEmpty()) {
      hint("There is no JVM that can be seen from here.");
    }
    return Exit.DONE;
  }

  private static boolean isShown(Target process) {
    return process.machine() != Machine.NONE
        && process.machine() != Machine.HIDDEN
        && process.pid() != ProcessHandle.current().pid();
  }

  private Map<String, Object> row(Target jvm) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("pid", jvm.pid());
    row.put("uid", jvm.identity().uid());
    row.put("vm", jvm.machine());
    row.put("java", jvm.javaVersion().isEmpty() ? "?" : jvm.javaVersion());
    row.put("agent", agent(jvm));
    row.put("program", isForPeople() ? cut(jvm.program()) : jvm.program());
    return row;
  }

  /** Long class paths are cut in their midst: programs differ by what stands behind them. */
  private static String cut(String program) {
    String words = program.replaceAll("(\\S{20})\\S{20,}(\\S{20})", "$1...$2");
    return words.length() <= WIDEST ? words : words.substring(0, WIDEST - 3) + "...";
  }

  /** Where nobody has attached yet, an agent can only have come by an option. */
  private String agent(Target jvm) {
    if (jvm.machine() != Machine.HOTSPOT) {
      return "cannot";
    }
    if (!jvm.isListening() && !jvm.options().contains("-javaagent:")) {
      return "no";
    }
    try (Session session = Session.with(new Door(tool.proc(), PATIENCE), jvm)) {
      AgentStatus status = session.status();
      return status.isOn() ? status.version() : status.wasEverThere() ? "unpatched" : "no";
    } catch (AttachException unknown) {
      return "?";
    }
  }
}
