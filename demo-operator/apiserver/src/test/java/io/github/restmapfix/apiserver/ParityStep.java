package io.github.restmapfix.apiserver;

import java.util.Map;

/**
 * One request, what was recorded of the real server's answer, and how much of the documents is
 * compared. {@code $RV} in path or body stands for the resourceVersion that was answered last.
 */
record ParityStep(
    String method,
    String path,
    Map<String, String> headers,
    String body,
    int status,
    String contentType,
    Comparison comparison,
    String waitFor) {

  enum Comparison {
    WHOLE,
    /** The embedded server has fewer groups and built-in resources than a real one. */
    WHAT_BOTH_HAVE,
    /** What differs by nature, or is listed in DIFFERENCES.md. */
    STATUS_AND_TYPE
  }

  static final String JSON = "application/json";
  static final String TEXT = "text/plain; charset=utf-8";

  static ParityStep get(String path, int status, String contentType) {
    return new ParityStep("GET", path, Map.of(), "", status, contentType, Comparison.WHOLE, "");
  }

  static ParityStep send(String method, String path, String type, String body, int status) {
    return new ParityStep(
        method,
        path,
        type.isEmpty() ? Map.of() : Map.of("Content-Type", type),
        body,
        status,
        JSON,
        Comparison.WHOLE,
        "");
  }

  ParityStep answering(String type) {
    return new ParityStep(method, path, headers, body, status, type, comparison, waitFor);
  }

  ParityStep comparing(Comparison other) {
    return new ParityStep(method, path, headers, body, status, contentType, other, waitFor);
  }

  ParityStep accepting(String accept) {
    return new ParityStep(
        method, path, Map.of("Accept", accept), body, status, contentType, comparison, waitFor);
  }

  /** Afterwards the path is polled until it answers so: {@code "200 /apis/g"}. */
  ParityStep thenAwait(String statusAndPath) {
    return new ParityStep(
        method, path, headers, body, status, contentType, comparison, statusAndPath);
  }

  @Override
  public String toString() {
    String type = headers.getOrDefault("Content-Type", headers.getOrDefault("Accept", ""));
    String sent = body.length() > 60 ? body.substring(0, 60).replace('\n', ' ') + "…" : body;
    return (method + " " + path + " " + type + " " + sent).trim();
  }
}
