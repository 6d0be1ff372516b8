package io.github.restmapfix.core;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What a user would read. */
public final class Stderr {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  public PrintStream stream() {
    return stream;
  }

  public Log log() {
    return new Log(stream);
  }

  /** A report whose clock stands still. */
  public Report report(AtomicLong failures) {
    return new Report(log(), LogLevel.HEAL, "1.2.3", () -> 0, failures);
  }

  public List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
  }

  public List<String> linesWith(String part) {
    return lines().stream().filter(line -> line.contains(part)).collect(Collectors.toList());
  }

  /** From here on. */
  public Mark mark() {
    return new Mark(lines().size());
  }

  /** A place in what was written. */
  public final class Mark {

    private final int skipped;

    private Mark(int skipped) {
      this.skipped = skipped;
    }

    public List<String> linesWith(String part) {
      return lines().stream()
          .skip(skipped)
          .filter(line -> line.contains(part))
          .collect(Collectors.toList());
    }
  }
}
