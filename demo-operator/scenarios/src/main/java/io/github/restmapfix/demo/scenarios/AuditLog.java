package io.github.restmapfix.demo.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;

/** The API server's own record of who asked for what: one JSON document a line. */
final class AuditLog {

  /** /api, /api/v1, /apis, /apis/g, /apis/g/v */
  private static final Pattern DISCOVERY = Pattern.compile("/api(/v1)?|/apis(/[^/?]+){0,2}");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  AuditLog(Path file) {
    this.file = file;
  }

  /** Where the log ends now; older lines, of which there may be many, need not be read again. */
  long end() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Discovery requests after position {@code start}, received in [from, to), by this user agent or
   * by the agent's own.
   */
  int discoveryRequests(long start, String userAgent, Instant from, Instant to) {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(start);
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int count = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode event = JSON.readTree(line);
        if (isDiscovery(event) && isBy(event, userAgent) && isWithin(event, from, to)) {
          count++;
        }
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
