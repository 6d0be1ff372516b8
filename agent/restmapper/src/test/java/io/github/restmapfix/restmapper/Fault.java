package io.github.restmapfix.restmapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What can become of one answer; the titles are those of docs/faults.md. */
enum Fault {
  UNAUTHORIZED("401", status(401, null)),
  FORBIDDEN("403", status(403, null)),
  NOT_FOUND("404", status(404, null)),
  TOO_MANY("429, Retry-After: 7", status(429, "7")),
  ERROR("500", status(500, null)),
  UNAVAILABLE("503", status(503, null)),
  RESET("reset", right -> CompletableFuture.failedFuture(new IllegalStateException("reset"))),
  HANG("hang", right -> new CompletableFuture<>()),
  TRUNCATED("truncated", body(text -> text.substring(0, text.length() / 2))),
  EMPTY("empty", body(text -> "")),
  HTML("200 with HTML", ok("text/html", "<!doctype html><title>Please log in</title>")),
  HUGE("50 MB", body(text -> text + " ".repeat(50_000_000))),
  DEEP("10,000 deep", body(text -> "{\"x\":" + nested(10_000) + "," + text.substring(1))),
  PROTOBUF("protobuf", ok("application/vnd.kubernetes.protobuf", "k8s\0\n\013APIVersions")),
  ANOTHER("another format than it says", ok("application/json", aggregated()));

  final String title;
  private final Way way;

  Fault(String title, Way way) {
    this.title = title;
    this.way = way;
  }

  static Fault titled(String title) {
    return Stream.of(values()).filter(fault -> fault.title.equals(title)).findFirst().orElseThrow();
  }

  CompletableFuture<Response> insteadOf(Response right) {
    return way.insteadOf(right);
  }

  private interface Way {
    CompletableFuture<Response> insteadOf(Response right);
  }

  private static Way status(int status, String retryAfter) {
    return right -> answer(status, "text/plain", retryAfter, "");
  }

  private static Way ok(String contentType, String body) {
    return right -> answer(200, contentType, null, body);
  }

  private static Way body(UnaryOperator<String> change) {
    return right ->
        answer(200, right.contentType(), null, change.apply(new String(right.body(), UTF_8)));
  }

  private static CompletableFuture<Response> answer(
      int status, String contentType, String retryAfter, String body) {
    return CompletableFuture.completedFuture(
        Response.of(status, contentType, null, retryAfter, body.getBytes(UTF_8)));
  }

  private static String nested(int deep) {
    return "[".repeat(deep) + "]".repeat(deep);
  }

  private static String aggregated() {
    return "{\"kind\":\"APIGroupDiscoveryList\",\"apiVersion\":\"apidiscovery.k8s.io/v2\",\"items\":[]}";
  }
}
