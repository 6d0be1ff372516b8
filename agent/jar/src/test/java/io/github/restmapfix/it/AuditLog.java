package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.restmapfix.apiserver.AuditFile;
import io.github.restmapfix.apiserver.LoggedRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a real API server says that it was asked since this was made; {@code CLUSTER_AUDIT_LOG} is
 * its file.
 */
final class AuditLog {

  private final AuditFile file;
  private final long start;
  private final Runnable anyRequest;

  private AuditLog(AuditFile file, long start, Runnable anyRequest) {
    this.file = file;
    this.start = start;
    this.anyRequest = anyRequest;
  }

  /**
   * @param anyRequest sends one that is no discovery: when that is in the log, what was answered
   *     before is, too
   */
  static AuditLog ofRealServer(Runnable anyRequest) {
    String path = System.getenv("CLUSTER_AUDIT_LOG");
    assumeTrue(path != null, "CLUSTER_AUDIT_LOG names no file, so that nothing can be counted");
    AuditFile file = new AuditFile(Path.of(path));
    return new AuditLog(file, file.end(), anyRequest);
  }

  List<LoggedRequest> requests() {
    Instant now = Instant.now();
    anyRequest.run();
    return await("news in " + file + ": is it this server's?")
        .until(this::read, all -> all.stream().anyMatch(one -> one.start().isAfter(now)));
  }

  private List<LoggedRequest> read() {
    return file.eventsSince(start).stream().map(AuditLog::request).toList();
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
