package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a request is answered with: a document that is complete, or events until somebody stops. */
sealed interface Reply {

  record Document(int status, Map<String, String> headers, byte[] body) implements Reply {}

  record Stream(WatchStream events) implements Reply {}

  static Document json(int status, JsonNode document) {
    return new Document(
        status,
        Map.of("Content-Type", "application/json", "Cache-Control", "no-cache, private"),
        Json.bytes(document));
  }

  static Document text(int status, String text) {
    return new Document(
        status,
        Map.of(
            "Content-Type", "text/plain; charset=utf-8",
            "Cache-Control", "no-cache, private",
            "X-Content-Type-Options", "nosniff"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** No handler has this path: what the real server answers outside its built-in groups. */
  static Document noSuchPage() {
    return text(404, "404 page not found\n");
  }
}
