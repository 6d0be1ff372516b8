package io.github.restmapfix.it;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.StartedProcess;
import org.zeroturnaround.exec.stream.LogOutputStream;
import org.zeroturnaround.exec.stream.PumpStreamHandler;

/** A JVM of its own that runs one of the programs, on unmodified libraries, driven line by line. */
final class Fork implements AutoCloseable {

  static final Path AGENT = Path.of("..").toAbsolutePath().normalize();
  static final Path JAR = AGENT.resolve("target/restmap-fix.jar");

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final StartedProcess process;
  private OutputStream stdin;

  private Fork(List<String> command) {
    PumpStreamHandler streams =
        new PumpStreamHandler(new Lines(this::printed), new Lines(this::complained)) {
          @Override
          public void setProcessInputStream(OutputStream stream) {
            stdin = stream;
          }
        };
    try {
      process =
          new ProcessExecutor(command)
              .redirectErrorStream(false)
              .streams(streams)
              .environment("RESTMAP_FIX_TEST_KUBECONFIG", null)
              .destroyOnExit()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class and its arguments on the jars of one release; {@code jvm} are options of the JVM. */
  static Fork of(String release, List<String> jvm, Class<?> program, Object... arguments) {
    return of(release, jvm, program.getName(), arguments);
  }

  static Fork of(String release, List<String> jvm, String program, Object... arguments) {
    Jvm.mustRun(release);
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    // a JVM of a few seconds spends half of its time on code for hours
    command.add("-XX:TieredStopAtLevel=1");
    // else the netty of fabric8 7 makes a JDK from 24 on print warnings of its own
    command.add("-Dio.netty.noUnsafe=true");
    command.addAll(jvm);
    command.add("-cp");
    command.add(classPath(release));
    command.add(program);
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new Fork(command);
  }

  /** A JVM without any library, or what a wrapper makes of one. */
  static Fork idle(List<String> wrapper, Path java, String... jvm) {
    List<String> command = new ArrayList<>(wrapper);
    command.add(java.toString());
    command.addAll(List.of(jvm));
    command.add("-cp");
    command.add(AGENT.resolve("programs/target/classes").toString());
    command.add("io.github.restmapfix.programs.Idle");
    return new Fork(command);
  }

  /**
   * Without its read in the background, which comes after a random part of minutes and would be
   * counted, unless that is asked for.
   */
  static List<String> withAgent(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (all.stream().noneMatch(argument -> argument.startsWith("refresh="))) {
      all.add("refresh=off");
    }
    return List.of("-javaagent:" + JAR + "=" + String.join(",", all));
  }

  static List<String> with(List<String> jvm, String... more) {
    return Stream.concat(jvm.stream(), Stream.of(more)).collect(Collectors.toList());
  }

  long pid() {
    return process.getProcess().pid();
  }

  /** Of the JVM, also where another program wraps it. */
  long jvmPid() {
    return process
        .getProcess()
        .descendants()
        .mapToLong(ProcessHandle::pid)
        .reduce((first, second) -> second)
        .orElseGet(this::pid);
  }

  Fork ready() {
    try {
      return expect("ready");
    } catch (RuntimeException e) {
      close(); // nobody has it yet who could
      throw e;
    }
  }

  /** Sends one line and gives the one that comes back. */
  String ask(String line) {
    tell(line);
    return next();
  }

  /** One after the other. */
  List<String> askEach(String... lines) {
    return Stream.of(lines).map(this::ask).collect(Collectors.toList());
  }

  /** Sends one line, to which perhaps nothing comes back. */
  void tell(String line) {
    try {
      stdin.write((line.replaceAll("\\R", " ") + "\n").getBytes(StandardCharsets.UTF_8));
      stdin.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the program is gone; its stderr: " + err, e);
    }
  }

  List<String> stdout() {
    return out;
  }

  /** Waits for a line on stderr with all these parts, which may come later than the answer. */
  String says(String... parts) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    synchronized (err) {
      while (true) {
        for (String line : err) {
          if (Stream.of(parts).allMatch(line::contains)) {
            return line;
          }
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(err, Math.max(1, end - System.nanoTime()));
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        if (System.nanoTime() > end) {
          throw new IllegalStateException("nothing with " + List.of(parts) + " on stderr: " + err);
        }
      }
    }
  }

  List<String> stderr() {
    return err;
  }

  /** Lets the program end by itself. */
  int end() {
    try {
      stdin.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exitCode();
  }

  /** Waits for the end of a program that is not told to end. */
  int exitCode() {
    try {
      return process.getFuture().get(60, TimeUnit.SECONDS).getExitValue();
    } catch (Exception e) {
      throw new IllegalStateException("the program did not end; its stderr: " + err, e);
    }
  }

  @Override
  public void close() {
    process.getProcess().destroyForcibly();
  }

  private Fork expect(String line) {
    String got = next();
    if (!got.equals(line)) {
      throw new IllegalStateException("expected " + line + " but got " + got);
    }
    return this;
  }

  private String next() {
    try {
      String line = lines.poll(60, TimeUnit.SECONDS);
      if (line == null) {
        throw new IllegalStateException("no answer in a minute; its stderr: " + err);
      }
      return line;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void printed(String line) {
    out.add(line);
    lines.add(line);
  }

  private void complained(String line) {
    synchronized (err) {
      err.add(line);
      err.notifyAll();
    }
  }

  static String classPath(String release) {
    try (Stream<Path> libs = Files.list(AGENT.resolve("releases/" + release + "/target/libs"))) {
      return Stream.concat(Stream.of(AGENT.resolve("programs/target/classes")), libs.sorted())
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Lines extends LogOutputStream {
    private final java.util.function.Consumer<String> each;

    Lines(java.util.function.Consumer<String> each) {
      this.each = each;
    }

    @Override
    protected void processLine(String line) {
      each.accept(line);
    }
  }
}
