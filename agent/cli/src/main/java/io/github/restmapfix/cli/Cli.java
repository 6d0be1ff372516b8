package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AttachException;
import io.github.restmapfix.cli.target.Proc;
import io.github.restmapfix.core.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
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
public final class Cli
    implements CommandLine.IVersionProvider, CommandLine.IExecutionExceptionHandler {

  private static final List<String> COMMANDS =
      List.of(
          "list", "scan", "plan", "attach", "status", "refresh", "explain", "unpatch", "doctor",
          "snippet", "copy", "hold");

  private final Tool tool;

  Cli(Tool tool) {
    this.tool = tool;
  }

  /**
   * @param jar the agent jar that this is loaded from
   * @return the exit code
   */
  public static int run(Path jar, String version, List<Library> libraries, String... arguments) {
    // which no option here is of, and whose classes take a tenth of a short command's time to load
    System.setProperty("picocli.converters.excludes", "java[.]sql[.].*,java[.]time[.].*");
    Cli cli = new Cli(new Tool(jar, version, libraries, new Proc(Path.of("/proc"))));
    return arguments.length > 0 && COMMANDS.contains(arguments[0])
        ? cli.one(arguments[0]).execute(Arrays.copyOfRange(arguments, 1, arguments.length))
        : cli.all().execute(arguments);
  }

  /** Without the eleven others, to save their time. */
  CommandLine one(String name) {
    return new CommandLine(command(name).spec())
        .setCommandName("restmap-fix " + name)
        .setExecutionExceptionHandler(this);
  }

  CommandLine all() {
    CommandLine line = new CommandLine(this);
    for (String name : COMMANDS) {
      line.addSubcommand(name, new CommandLine(command(name).spec()));
    }
    line.getCommandSpec().versionProvider(this);
    return line.setExecutionExceptionHandler(this);
  }

  private Described command(String name) {
    switch (name) {
      case "list":
        return new ListCommand(tool);
      case "scan":
        return new ScanCommand(tool);
      case "plan":
        return new PlanCommand(tool);
      case "attach":
        return new AttachCommand(tool);
      case "status":
        return new StatusCommand(tool);
      case "refresh":
        return new RefreshCommand(tool);
      case "explain":
        return new ExplainCommand(tool);
      case "unpatch":
        return new UnpatchCommand(tool);
      case "doctor":
        return new DoctorCommand(tool);
      case "snippet":
        return new SnippetCommand();
      case "copy":
        return new CopyCommand(tool);
      default:
        return new HoldCommand();
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {"restmap-fix " + tool.version()};
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine line, CommandLine.ParseResult arguments) throws Exception {
    String message;
    if (failure instanceof AttachException) {
      message = failure.getMessage();
    } else if (failure instanceof IOException) {
      message = unusable(failure);
    } else if (failure instanceof UncheckedIOException) {
      message = unusable(failure.getCause());
    } else {
      throw failure;
    }
    line.getErr().println("restmap-fix: " + Output.words(message));
    return failure instanceof AttachException && ((AttachException) failure).touched()
        ? Exit.FAILED
        : Exit.REFUSED;
  }

  private static String unusable(Throwable file) {
    return "a file cannot be used, "
        + file
        + "; make sure that its directory is there, and that user "
        + System.getProperty("user.name")
        + " may read and write what it is used for";
  }
}
