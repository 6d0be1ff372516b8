package io.github.restmapfix.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/** {@code java -jar restmap-fix.jar …} as a user calls it: what it printed and its exit code. */
final class CommandLine {

  private final List<String> command = new ArrayList<>();

  private CommandLine(List<String> command) {
    this.command.addAll(command);
  }

  /** By the JVM that programs are forked with. */
  static CommandLine ofJar() {
    return of(Jvm.java(), Fork.JAR);
  }

  static CommandLine of(Path java, Path jar) {
    return new CommandLine(List.of(java.toString(), "-jar", jar.toString()));
  }

  /** As the last part of another command, such as one that changes the user. */
  CommandLine through(String... wrapper) {
    List<String> wrapped = new ArrayList<>(List.of(wrapper));
    wrapped.addAll(command);
    return new CommandLine(wrapped);
  }

  /** Stdout and stderr together, in lines. */
  Said say(Object... arguments) {
    List<String> all = new ArrayList<>(command);
    Stream.of(arguments).map(Object::toString).forEach(all::add);
    try {
      ProcessResult result =
          new ProcessExecutor(all).readOutput(true).timeout(60, TimeUnit.SECONDS).execute();
      return new Said(result.getExitValue(), result.getOutput().getLinesAsUTF8());
    } catch (Exception failure) {
      throw new IllegalStateException(String.join(" ", all), failure);
    }
  }

  static final class Said {

    final int exit;
    final List<String> lines;

    Said(int exit, List<String> lines) {
      this.exit = exit;
      this.lines = lines;
    }

    @Override
    public String toString() {
      return "exit " + exit + "\n" + String.join("\n", lines);
    }
  }
}
