package io.github.restmapfix.pods;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.zeroturnaround.exec.ProcessExecutor;

/** What a person types on the machine with the kubeconfig of the node; the plugin is in PATH. */
final class Command {

  private static final Path PLUGIN = Path.of("").toAbsolutePath();
  static final Path JAR = PLUGIN.resolveSibling("agent/target/restmap-fix.jar");

  private final int exit;
  private final String out;
  private final String err;

  private Command(int exit, String out, String err) {
    this.exit = exit;
    this.out = out;
    this.err = err;
  }

  static Command kubectl(String... words) {
    return run("", null, "kubectl", words);
  }

  /** The plugin itself, with another kubectl before the real one in the PATH. */
  static Command plugin(Path kubectl, String... words) {
    return run("", kubectl, PLUGIN.resolve("kubectl-restmap_fix").toString(), words);
  }

  /** Puts a script in kubectl's place, for {@link #plugin}. */
  static void script(Path bin, String text) throws IOException {
    Path kubectl = Files.writeString(bin.resolve("kubectl"), "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** {@code kubectl restmap-fix …} */
  static Command restmapFix(String... words) {
    List<String> all = new ArrayList<>(List.of("restmap-fix"));
    all.addAll(List.of(words));
    return kubectl(all.toArray(new String[0]));
  }

  /** Fails if the server refuses. */
  static void apply(String yaml, String... options) {
    List<String> words = new ArrayList<>(List.of("apply", "-f", "-"));
    words.addAll(List.of(options));
    run(yaml, null, "kubectl", words.toArray(new String[0])).succeeded();
  }

  private static Command run(String stdin, Path before, String program, String... words) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      int exit =
          new ProcessExecutor(command)
              .environment(
                  Map.of(
                      "KUBECONFIG",
                      String.valueOf(Node.kubeconfig()),
                      "PATH",
                      (before == null ? "" : before + ":") + PLUGIN + ":" + System.getenv("PATH"),
                      "RESTMAP_FIX_JAR",
                      JAR.toString()))
              .redirectInput(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)))
              .redirectOutput(out)
              .redirectError(err)
              .timeout(120, TimeUnit.SECONDS)
              .destroyOnExit()
              .execute()
              .getExitValue();
      return new Command(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new IllegalStateException(command + ": " + out + err, e);
    }
  }

  int exit() {
    return exit;
  }

  /** On stdout, without the last line break. */
  String out() {
    return out.stripTrailing();
  }

  String err() {
    return err;
  }

  Command succeeded() {
    if (exit != 0) {
      throw new AssertionError(this);
    }
    return this;
  }

  @Override
  public String toString() {
    return "exit " + exit + "\n" + out + err;
  }
}
