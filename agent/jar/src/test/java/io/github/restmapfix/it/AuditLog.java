package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.restmapfix.apiserver.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a real API server says that it was asked since this was made; {@code CLUSTER_AUDIT_LOG} is
 * its file.
 */
final class AuditLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final long start;
  private final Runnable anyRequest;

  private AuditLog(Path file, long start, Runnable anyRequest) {
    this.file = file;
    this.start = start;
    this.anyRequest = anyRequest;
  }

  /**
   * @param anyRequest sends one that is no discovery: when that is in the log, what was answered
   *     before is, too
   */
  static AuditLog ofRealServer(Runnable anyRequest) {
    String file = System.getenv("CLUSTER_AUDIT_LOG");
    assumeTrue(file != null, "CLUSTER_AUDIT_LOG names no file, so that nothing can be counted");
    try {
      return new AuditLog(Path.of(file), Files.size(Path.of(file)), anyRequest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<LoggedRequest> requests() {
    Instant now = Instant.now();
    anyRequest.run();
    return await("news in " + file + ": is it this server's?")
        .until(this::read, all -> all.stream().anyMatch(one -> one.start().isAfter(now)));
  }

  private List<LoggedRequest> read() {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(start);
      String since = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<LoggedRequest> requests = new ArrayList<>();
      for (String line : since.substring(0, since.lastIndexOf('\n') + 1).split("\n")) {
        if (!line.isEmpty()) {
          requests.add(request(JSON.readTree(line)));
        }
      }
      return requests;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LoggedRequest request(JsonNode event) {
    return new LoggedRequest(
        event.path("verb").asText().toUpperCase(Locale.ROOT),
        event.path("requestURI").asText().replaceFirst("\\?.*", ""),
        event.path("responseStatus").path("code").asInt(),
        event.path("userAgent").asText(),
        "",
        Instant.parse(event.path("requestReceivedTimestamp").asText()),
        Instant.parse(event.path("stageTimestamp").asText()));
  }
}
