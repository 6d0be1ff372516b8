package io.github.restmapfix.demo.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.restmapfix.apiserver.AuditFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;

/** The API server's own record of who asked for what: one JSON document a line. */
final class AuditLog {

  /** /api, /api/v1, /apis, /apis/g, /apis/g/v */
  private static final Pattern DISCOVERY = Pattern.compile("/api(/v1)?|/apis(/[^/?]+){0,2}");

  private final AuditFile file;

  AuditLog(Path file) {
    this.file = new AuditFile(file);
  }

  /** Where the log ends now. */
  long end() {
    return file.end();
  }

  /**
   * Discovery requests after position {@code start}, received in [from, to), by this user agent or
   * by the agent's own.
   */
  int discoveryRequests(long start, String userAgent, Instant from, Instant to) {
    int count = 0;
    for (JsonNode event : file.eventsSince(start)) {
      if (isDiscovery(event) && isBy(event, userAgent) && isWithin(event, from, to)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isDiscovery(JsonNode event) {
    String path =
        event.path("requestURI").asText().replaceFirst("\\?.*", "").replaceFirst("/$", "");
    return "get".equals(event.path("verb").asText()) && DISCOVERY.matcher(path).matches();
  }

  private static boolean isBy(JsonNode event, String userAgent) {
    String by = event.path("userAgent").asText();
    return by.equals(userAgent) || by.startsWith("restmap-fix");
  }

  private static boolean isWithin(JsonNode event, Instant from, Instant to) {
    Instant received = Instant.parse(event.path("requestReceivedTimestamp").asText());
    return !received.isBefore(from) && received.isBefore(to);
  }
}
