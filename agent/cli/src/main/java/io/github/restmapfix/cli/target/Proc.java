package io.github.restmapfix.cli.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Linux's {@code /proc}: looks at processes and does nothing to them. */
public final class Proc {

  private static final String DELETED = " (deleted)";

  private final Path root;

  /** The root is {@code /proc}, and another one only in tests. */
  public Proc(Path root) {
    this.root = root;
  }

  /**
   * The processes that can be seen from here: in a container, those of its PID namespace.
   *
   * @throws IOException if there is no {@code /proc}
   */
  public List<Target> all() throws IOException {
    List<Long> pids;
    try (Stream<Path> entries = Files.list(root)) {
      pids =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> name.matches("\\d{1,10}"))
              .map(Long::valueOf)
              .sorted()
              .collect(Collectors.toList());
    }
    List<Target> targets = new ArrayList<>();
    for (long pid : pids) {
      look(pid).ifPresent(targets::add);
    }
    return targets;
  }

  /** Empty if there is no such process, or no longer. */
  public Optional<Target> look(long pid) throws IOException {
    Path directory = root.resolve(Long.toString(pid));
    try {
      Map<String, String> status = status(directory.resolve("status"));
      long startTime = startTime(directory);
      List<String> commandLine = commandLine(directory);
      return Optional.of(
          new Target(pid, directory, status, startTime, mapped(directory), commandLine));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException gone) {
      // ESRCH while reading: it ended under our eyes
      if (Files.exists(directory)) {
        throw gone;
      }
      return Optional.empty();
    }
  }

  /** Effective user and group of this program. */
  public Identity self() throws IOException {
    return Identity.of(status(root.resolve("self/status")));
  }

  /**
   * Field 22 of {@code stat}, in clock ticks since boot: together with the PID it names a process
   * for good. Counted from the last parenthesis, since a program may put any into its name.
   */
  static long startTime(Path directory) throws IOException {
    String stat = read(directory.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
    if (fields.length < 20) {
      throw new IOException(directory.resolve("stat") + " is not as the kernel writes it");
    }
    return Long.parseLong(fields[19]);
  }

  private static Map<String, String> status(Path file) throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String line : read(file).split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).trim());
      }
    }
    return fields;
  }

  /** The files that are mapped into its memory, or null if the kernel does not show them. */
  private static List<String> mapped(Path directory) {
    try {
      Set<String> files = new LinkedHashSet<>();
      for (String line : read(directory.resolve("maps")).split("\n")) {
        int path = line.indexOf('/');
        if (path > 0) {
          int end = line.endsWith(DELETED) ? line.length() - DELETED.length() : line.length();
          files.add(line.substring(path, end));
        }
      }
      return new ArrayList<>(files);
    } catch (IOException denied) {
      return null;
    }
  }

  private static List<String> commandLine(Path directory) throws IOException {
    String line = read(directory.resolve("cmdline"));
    return line.isEmpty()
        ? Collections.emptyList()
        : Collections.unmodifiableList(List.of(line.split("\0")));
  }

  /** Not Files.readString: a process may call itself what it likes, in any encoding. */
  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  static boolean isRegular(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
