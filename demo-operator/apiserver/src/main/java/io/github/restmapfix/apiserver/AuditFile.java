package io.github.restmapfix.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An audit log that a server is writing: one JSON document a line. Linux lets a reader see a long
 * write page by page, so neither its end now nor its end later need be that of a line.
 */
public final class AuditFile {

  private final Path path;

  public AuditFile(Path path) {
    this.path = path;
  }

  /** In bytes; older lines, of which there may be many, need not be read again. */
  public long end() {
    try {
      return Files.exists(path) ? Files.size(path) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of whole lines that began at this position or later. */
  public List<JsonNode> eventsSince(long start) {
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(Math.max(0, start - 1));
      String text = new String(in.readAllBytes(), UTF_8);
      int first = start == 0 ? 0 : text.indexOf('\n') + 1; // after what belongs to an older line
      int end = text.lastIndexOf('\n') + 1;
      List<JsonNode> events = new ArrayList<>();
      for (String line : text.substring(first, end).lines().toList()) {
        events.add(Json.parse(line.getBytes(UTF_8)));
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
