package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.DemoOperator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.StartedProcess;
import org.zeroturnaround.exec.listener.ProcessListener;
import org.zeroturnaround.exec.stream.LogOutputStream;

/**
 * The operator in a JVM of its own, from its being ready until it is closed; it never outlives this
 * JVM.
 */
final class OperatorProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Process process;

  private OperatorProcess(Process process) {
    this.process = process;
  }

  /** Returns when the operator says that it is ready. Its output is added to {@code log}. */
  static OperatorProcess start(List<String> command, Path log) {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    try {
      StartedProcess started =
          new ProcessExecutor(command)
              .redirectErrorStream(true)
              .redirectOutput(new Lines(log, ready))
              .destroyOnExit()
              .addListener(new Exit(ready))
              .start();
      OperatorProcess operator = new OperatorProcess(started.getProcess());
      operator.await(ready, log);
      return operator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(CompletableFuture<Void> ready, Path log) {
    try {
      ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      close();
      throw new IllegalStateException("the operator did not get ready, see " + log, e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static final class Exit extends ProcessListener {

    private final CompletableFuture<Void> ready;

    private Exit(CompletableFuture<Void> ready) {
      this.ready = ready;
    }

    @Override
    public void afterStop(Process process) {
      ready.completeExceptionally(new IllegalStateException("it ended"));
    }
  }

  private static final class Lines extends LogOutputStream {

    private final Path log;
    private final CompletableFuture<Void> ready;

    private Lines(Path log, CompletableFuture<Void> ready) {
      this.log = log;
      this.ready = ready;
    }

    @Override
    protected void processLine(String line) {
      try (Writer writer =
          Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        writer.write(line + System.lineSeparator());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (line.contains(DemoOperator.READY)) {
        ready.complete(null);
      }
    }
  }
}
