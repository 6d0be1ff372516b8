package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Clusters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * {@code restmap.fix.trigger}: a file that is looked at every few seconds. By its content, since a
 * mounted ConfigMap is exchanged by a symbolic link, with times that say nothing. A file that is
 * not there, and whatever is no regular file, counts as unchanged: a pipe would hold its reader.
 */
final class Trigger {

  /** A refresh comes within 5 s of the change. */
  static final Duration EVERY = Duration.ofSeconds(3);

  /** More of a file is not read. */
  static final int MOST = 64 * 1024;

  private final Path file;
  private final Clusters clusters;
  private final Runnable changed;
  private byte[] known;
  private volatile boolean stopped;

  /**
   * @param changed called on the engine's thread, must not block
   */
  Trigger(Path file, Clusters clusters, Runnable changed) {
    this.file = file;
    this.clusters = clusters;
    this.changed = changed;
  }

  /** What is in the file now is what it is compared with. */
  void start() {
    clusters.after(Duration.ZERO, this::lookFirst);
  }

  void stop() {
    stopped = true;
  }

  private void lookFirst() {
    known = content();
    again();
  }

  private void look() {
    byte[] now = content();
    boolean other = !stopped && now != null && !Arrays.equals(now, known);
    known = now == null ? known : now;
    if (other) {
      changed.run();
    }
    again();
  }

  private void again() {
    if (!stopped) {
      clusters.after(EVERY, this::look);
    }
  }

  /** Null if there is nothing to read. */
  private byte[] content() {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST);
    } catch (IOException | SecurityException unreadable) {
      return null;
    }
  }
}
