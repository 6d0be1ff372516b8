package io.github.restmapfix.cli.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One process as it was when it was looked at. Immutable; whether it is still the same one is asked
 * of {@link #isStillThere} before anything is done to it.
 */
public final class Target {

  private static final int SIGQUIT = 3;
  private static final Pattern HOTSPOT_OR_J9 = Pattern.compile(".*/libjvm\\.so");
  private static final Pattern J9 = Pattern.compile(".*/libj9vm\\d*\\.so");

  private final long pid;
  private final Path directory;
  private final Map<String, String> status;
  private final long startTime;
  private final Machine machine;
  private final String libjvm;
  private final List<String> commandLine;
  private final Map<String, String> perfData;

  Target(
      long pid,
      Path directory,
      Map<String, String> status,
      long startTime,
      List<String> mapped,
      List<String> commandLine) {
    this.pid = pid;
    this.directory = directory;
    this.status = status;
    this.startTime = startTime;
    this.libjvm = first(mapped, HOTSPOT_OR_J9);
    this.machine = machine(mapped);
    this.commandLine = commandLine;
    this.perfData =
        machine == Machine.HOTSPOT
            ? PerfData.of(root().resolve("tmp"), ownPid(), identity().uid())
            : Collections.emptyMap();
  }

  private Machine machine(List<String> mapped) {
    if (mapped == null) {
      return Machine.HIDDEN;
    }
    if (!first(mapped, J9).isEmpty()) {
      return Machine.OPENJ9;
    }
    if (!libjvm.isEmpty()) {
      return Machine.HOTSPOT;
    }
    return NativeImage.isOne(directory.resolve("exe")) ? Machine.NATIVE_IMAGE : Machine.NONE;
  }

  private static String first(List<String> mapped, Pattern pattern) {
    for (String file : mapped == null ? List.<String>of() : mapped) {
      if (pattern.matcher(file).matches()) {
        return file;
      }
    }
    return "";
  }

  public long pid() {
    return pid;
  }

  /** Its number in its own PID namespace, by which its JVM names files. */
  public long ownPid() {
    String all = status.get("NSpid");
    String[] nested = (all == null ? Long.toString(pid) : all).split("\\s+");
    return Long.parseLong(nested[nested.length - 1]);
  }

  public Identity identity() {
    return Identity.of(status);
  }

  public Machine machine() {
    return machine;
  }

  /** By SIGSTOP or by a debugger. */
  public boolean isStopped() {
    String state = status.getOrDefault("State", "");
    return state.startsWith("T") || state.startsWith("t");
  }

  /** SIGQUIT, the JVM's sign to open its attach socket, ends a process that does not catch it. */
  public boolean catchesQuit() {
    String caught = status.getOrDefault("SigCgt", "0");
    return (Long.parseUnsignedLong(caught, 16) & 1L << (SIGQUIT - 1)) != 0;
  }

  /** The same process, not another one that got its number meanwhile. */
  public boolean isStillThere() {
    try {
      return Proc.startTime(directory) == startTime;
    } catch (IOException gone) {
      return false;
    }
  }

  /** Its root directory, in its own mount namespace. */
  public Path root() {
    return directory.resolve("root");
  }

  public Path workingDirectory() {
    return directory.resolve("cwd");
  }

  /** Where its JVM listens once it was asked to: always /tmp, whatever java.io.tmpdir says. */
  public Path attachSocket() {
    return root().resolve("tmp").resolve(".java_pid" + ownPid());
  }

  /** Something is at the place of its attach socket, whoever made it. */
  public boolean isListening() {
    return Files.exists(attachSocket(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Options of the JVM, from all sources that it has. */
  public String options() {
    String told = perfData.getOrDefault("java.rt.vmArgs", "");
    return told.isEmpty() || isCut(told)
        ? told + " " + environmentOptions() + String.join(" ", commandLine)
        : told;
  }

  /** {@code 17.0.15}, or empty if neither the JVM nor its runtime's release file tells. */
  public String javaVersion() {
    String told = perfData.get("java.property.java.version");
    return told != null ? told : javaHome().version();
  }

  /** False in a runtime that jlink made without the module java.instrument. */
  public boolean hasInstrument() {
    return javaHome().hasInstrument();
  }

  public String classPath() {
    String told = perfData.getOrDefault("java.property.java.class.path", "");
    for (int i = 0; isCut(told) && i < commandLine.size() - 1; i++) {
      if (commandLine.get(i).matches("-cp|-classpath|--class-path")) {
        return commandLine.get(i + 1);
      }
    }
    return told;
  }

  /** HotSpot's PerfMaxStringConstLength. */
  private static boolean isCut(String told) {
    return told.length() >= 1_023;
  }

  /** As it was started with; holds secrets, so it is read when asked for and not kept. */
  public Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    try {
      byte[] bytes = Files.readAllBytes(directory.resolve("environ"));
      for (String variable : new String(bytes, StandardCharsets.ISO_8859_1).split("\0")) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
      }
    } catch (IOException unreadable) {
      // as good as empty
    }
    return variables;
  }

  /** What is a path to it is the same path to us, with no way out by a symbolic link. */
  public boolean sharesOurFiles() {
    try {
      return Files.readSymbolicLink(directory.resolve("ns/mnt"))
          .equals(Files.readSymbolicLink(directory.resolveSibling("self").resolve("ns/mnt")));
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Jars that it has open, and what is on its class path, as paths from here. */
  public Set<Path> archives() {
    Set<Path> archives = new TreeSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(directory.resolve("fd"))) {
      for (Path file : open) {
        addOpen(file, archives);
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // the class path will have to do
    }
    for (String part : classPath().split(":")) {
      archives.add(Path.of(part));
    }
    return archives.stream()
        .filter(Path::isAbsolute)
        .map(path -> inRoot(path.toString()))
        .filter(path -> path.toString().matches(".*\\.(jar|war)") || Files.isDirectory(path))
        .filter(path -> Files.isReadable(path) && !isAgent(path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void addOpen(Path file, Set<Path> archives) {
    try {
      archives.add(Files.readSymbolicLink(file));
    } catch (IOException closed) {
      // meanwhile
    }
  }

  /** By its own name: a program may well be in a directory that is called after us. */
  private static boolean isAgent(Path file) {
    return String.valueOf(file.getFileName()).startsWith("restmap-fix");
  }

  /** What it runs: main class or jar, with its arguments. */
  public String program() {
    return perfData.getOrDefault("sun.rt.javaCommand", String.join(" ", commandLine));
  }

  /** False with {@code -XX:+DisableAttachMechanism}: there, SIGQUIT prints threads on stdout. */
  public boolean allowsAttach() {
    String capabilities = perfData.get("sun.rt.jvmCapabilities");
    return capabilities == null
        ? !hasOption("-XX:+DisableAttachMechanism")
        : capabilities.startsWith("1");
  }

  public boolean hasOption(String option) {
    return (" " + options() + " ").contains(" " + option + " ");
  }

  private String environmentOptions() {
    Map<String, String> environment = environment();
    return Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
        .map(name -> environment.getOrDefault(name, "") + " ")
        .collect(Collectors.joining());
  }

  private JavaHome javaHome() {
    return new JavaHome(root(), libjvm);
  }

  private Path inRoot(String absolute) {
    return root().resolve(absolute.substring(1));
  }
}
