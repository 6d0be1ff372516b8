package io.github.restmapfix.apiserver;

import java.time.Instant;

/** One answered request; {@code path} includes the query. A watch is logged when it ends. */
public record LoggedRequest(
    String method,
    String path,
    int status,
    String userAgent,
    String contentType,
    Instant start,
    Instant end) {

  /** As the tests of REST mappers write it. */
  public String line() {
    return method + " " + path;
  }
}
