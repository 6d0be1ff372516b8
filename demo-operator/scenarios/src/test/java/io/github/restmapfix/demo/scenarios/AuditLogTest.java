package io.github.restmapfix.demo.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  private static final Instant FROM = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;

  @Test
  void only_discovery_counts_and_only_that_of_the_operator_and_of_the_agent_in_it()
      throws Exception {
    AuditLog log =
        log(
            line("get", "/apis/demo.example.com/v2", "demo-operator/a", "12:00:01.5"),
            line("get", "/apis?timeout=32s", "demo-operator/a", "12:00:01.6"),
            line("get", "/api/v1", "restmap-fix/0.1.0", "12:00:01.7"),
            line("get", "/apis/demo.example.com/v2", "demo-operator/ab", "12:00:01.8"),
            line("list", "/apis/demo.example.com/v2/ws", "demo-operator/a", "12:00:01.9"),
            line("get", "/apis/demo.example.com/v2/ws", "demo-operator/a", "12:00:01.9"),
            line("get", "/apis/demo.example.com/v2", "demo-operator/a", "12:00:09.0"));

    assertThat(log.discoveryRequests(0, "demo-operator/a", FROM, FROM.plusSeconds(5))).isEqualTo(3);
  }

  @Test
  void what_was_logged_before_the_run_is_not_read_again() throws Exception {
    AuditLog log = log(line("get", "/apis", "demo-operator/a", "12:00:01"));

    assertThat(log.discoveryRequests(log.end(), "demo-operator/a", FROM, FROM.plusSeconds(5)))
        .isZero();
  }

  private AuditLog log(String... lines) throws Exception {
    Path file = folder.resolve("audit.log");
    Files.write(file, List.of(lines));
    return new AuditLog(file);
  }

  private static String line(String verb, String uri, String userAgent, String time) {
    return String.format(
        "{\"verb\":\"%s\",\"requestURI\":\"%s\",\"userAgent\":\"%s\",\"requestReceivedTimestamp\":\"2026-11-23T%sZ\"}",
        verb, uri, userAgent, time);
  }
}
