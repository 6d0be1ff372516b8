package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AgentStatus;
import io.github.restmapfix.cli.attach.AttachException;
import io.github.restmapfix.cli.attach.Session;
import io.github.restmapfix.cli.target.Target;
import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

final class AttachCommand extends OnePid {

  private final PositionalParamSpec settings =
      parameter(
          PositionalParamSpec.builder()
              .index("1..*")
              .arity("0..*")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .paramLabel("KEY=VALUE")
              .description("Settings of the agent, as after -javaagent:restmap-fix.jar="));

  private final OptionSpec force =
      option(
          OptionSpec.builder("--force")
              .type(boolean.class)
              .initialValue(false)
              .description(
                  "Also put an older release in a newer one's place, or the same in anew."));

  AttachCommand(Tool tool) {
    super(
        tool,
        "Patches a running JVM, and tells from what the agent there says whether it did.",
        "Replaces an older release of the agent. A restart loses the patch: see snippet.");
  }

  @Override
  public Integer call() throws AttachException {
    Target target = look();
    try (Session session = open(target)) {
      AgentStatus before = session.status();
      if (before.isOn() && !isForced() && !isNewerThan(before)) {
        return isSameAs(before) ? alreadyThere(before) : refuse(before);
      }
      if (before.isOn() && isSameAs(before)) {
        unpatch(session);
      }
      AgentStatus after = session.tell(tool.jar(), tool.version(), arguments());
      return report(after, target);
    }
  }

  private boolean isNewerThan(AgentStatus there) {
    return Version.parse(tool.version()).compareTo(Version.parse(there.version())) > 0;
  }

  private boolean isSameAs(AgentStatus there) {
    return tool.version().equals(there.version());
  }

  private int alreadyThere(AgentStatus status) {
    print(described(status));
    hint("This release is there already; --force takes it off and puts it in anew.");
    if (settings.getValue() != null) {
      complain(
          "the settings were not used: this release is there already, with those that it came"
              + " with; unpatch and then attach, or attach --force, puts them in force");
    }
    return exitCode(status);
  }

  private int refuse(AgentStatus there) throws AttachException {
    throw AttachException.refused(
        "there is a newer release in that JVM, "
            + there.version()
            + "; --force puts "
            + tool.version()
            + " in its place");
  }

  private String arguments() {
    List<String> given = settings.getValue();
    return given == null ? "op=install" : "op=install," + String.join(",", given);
  }

  private boolean isForced() {
    return force.getValue();
  }

  /** "Loaded" means little: the agent may be switched off there, or refuse by itself. */
  private int report(AgentStatus after, Target target) throws AttachException {
    if (!after.isOn() || !isSameAs(after)) {
      throw AttachException.failed(
          "the JVM took the agent, and the agent did not report itself"
              + (after.wasEverThere() ? " (it says " + after.value("state") + ")" : "")
              + ": the program's stderr may say why; is it switched off there by"
              + " restmap.fix.enabled or RESTMAP_FIX_ENABLED?");
    }
    Map<String, Object> result = described(after);
    print(result);
    if (after.copies().isEmpty()) {
      hint("No class of a known library is loaded yet; it is patched when the first one comes.");
    }
    warnings(target);
    hint("A restart loses the patch: restmap-fix snippet shows what lasts.");
    return exitCode(after);
  }

  /** JEP 451; the JVM writes it where the program's operators will find it and worry. */
  private void warnings(Target target) {
    if (!target.javaVersion().matches("(1\\d|20)(\\D.*)?")
        && !target.hasOption("-XX:+EnableDynamicAgentLoading")) {
      hint("Java 21 and later print 'WARNING: A Java agent has been loaded dynamically' and three");
      hint("more lines on the program's stderr at each attach (JEP 451). They are harmless;");
      hint("-XX:+EnableDynamicAgentLoading keeps them away, and -javaagent never causes them.");
    }
  }
}
