package io.github.restmapfix.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLogTest {

  @TempDir Path directory;

  @Test
  void who_has_the_answer_finds_the_request() throws Exception {
    try (ApiServer server = ApiServer.builder().start()) {
      Discovered.status(server.url().resolve("/apis/nope.example.com?a=b"));

      LoggedRequest logged = server.requests().get(0);
      assertThat(logged.line()).isEqualTo("GET /apis/nope.example.com?a=b");
      assertThat(logged.status()).isEqualTo(404);
      assertThat(logged.userAgent()).startsWith("Java-http-client/");
      assertThat(logged.end()).isAfterOrEqualTo(logged.start());

      server.forgetRequests();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void the_audit_log_names_verbs_as_the_real_one_does() throws Exception {
    Path audit = directory.resolve("audit.log");
    try (ApiServer server = ApiServer.builder().auditLog(audit).start()) {
      for (String path :
          List.of(
              "/apis",
              "/api/v1/namespaces",
              "/api/v1/namespaces/default",
              "/api/v1/namespaces/default/configmaps",
              "/api/v1/configmaps?watch=true&timeoutSeconds=1")) {
        Discovered.status(server.url().resolve(path));
      }
    }

    List<String> verbs = new ArrayList<>();
    for (String line : Files.readAllLines(audit)) {
      JsonNode event = Json.parse(line.getBytes(StandardCharsets.UTF_8));
      verbs.add(event.get("verb").asText());
      assertThat(event.get("stage").asText()).isEqualTo("ResponseComplete");
      assertThat(event.at("/user/username").asText()).isEqualTo("admin");
      assertThat(event.at("/responseStatus/code").asInt()).isEqualTo(200);
      assertThat(Instant.parse(event.get("stageTimestamp").asText()))
          .isAfterOrEqualTo(Instant.parse(event.get("requestReceivedTimestamp").asText()));
    }
    assertThat(verbs).containsExactly("get", "list", "get", "list", "watch");
  }
}
