package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AttachException;
import io.github.restmapfix.cli.target.Proc;
import io.github.restmapfix.core.Library;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar restmap-fix.jar}: the command line. */
@Command(
    name = "restmap-fix",
    description = {
      "Mends stale resource mapping in JVM Kubernetes controllers while they run.",
      "As an agent: java -javaagent:restmap-fix.jar ...; on a running JVM: the commands below."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = CommandLine.HelpCommand.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done; of scan, status and attach: patched, or not needed",
      "1:the JVM was asked and did not do it",
      "2:the command line was not understood",
      "3:something of a known library was left alone, or a patch switched itself off",
      "4:refused before anything was done; the message says why, and what to do",
      "5:the JVM is not patched"
    })
public final class Cli implements CommandLine.IVersionProvider {

  private final Tool tool;

  private Cli(Tool tool) {
    this.tool = tool;
  }

  /**
   * @param jar the agent jar that this is loaded from
   * @return the exit code
   */
  public static int run(Path jar, String version, List<Library> libraries, String... arguments) {
    Tool tool = new Tool(jar, version, libraries, new Proc(Path.of("/proc")));
    return commandLine(tool).execute(arguments);
  }

  static CommandLine commandLine(Tool tool) {
    Cli cli = new Cli(tool);
    CommandLine line =
        new CommandLine(cli)
            .addSubcommand(new ListCommand(tool))
            .addSubcommand(new ScanCommand(tool))
            .addSubcommand(new PlanCommand(tool))
            .addSubcommand(new AttachCommand(tool))
            .addSubcommand(new StatusCommand(tool))
            .addSubcommand(new RefreshCommand(tool))
            .addSubcommand(new ExplainCommand(tool))
            .addSubcommand(new UnpatchCommand(tool))
            .addSubcommand(new DoctorCommand(tool))
            .addSubcommand(new SnippetCommand())
            .addSubcommand(new CopyCommand(tool))
            .addSubcommand(new HoldCommand());
    line.getCommandSpec().versionProvider(cli);
    line.setExecutionExceptionHandler(Cli::explain);
    return line;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"restmap-fix " + tool.version()};
  }

  private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult arguments)
      throws Exception {
    if (!(failure instanceof AttachException)) {
      throw failure;
    }
    PrintWriter err = line.getErr();
    err.println("restmap-fix: " + failure.getMessage());
    return ((AttachException) failure).touched() ? Exit.FAILED : Exit.REFUSED;
  }
}
