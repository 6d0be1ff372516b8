package io.github.restmapfix.apiserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** One HTTP request, read to its end. */
record ApiRequest(
    String method,
    String path,
    List<String> segments,
    Map<String, String> query,
    HttpFields headers,
    byte[] body) {

  static ApiRequest read(Request request) throws IOException {
    try (InputStream body = Content.Source.asInputStream(request)) {
      return new ApiRequest(
          request.getMethod(),
          request.getHttpURI().getPathQuery(),
          segments(request.getHttpURI().getPath()),
          query(request.getHttpURI().getQuery()),
          request.getHeaders(),
          body.readAllBytes());
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Without parameters; empty if none was sent. */
  String contentType() {
    return header("Content-Type").map(type -> type.split(";")[0].trim()).orElse("");
  }

  /**
   * One entry a media range, best first as far as the order says so; weights are rare enough to be
   * ignored.
   */
  List<String> accepted() {
    List<String> ranges = new ArrayList<>();
    for (String line : headers.getValuesList("Accept")) {
      for (String range : line.split(",")) {
        ranges.add(range.trim());
      }
    }
    return ranges;
  }

  String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  boolean flag(String name) {
    return List.of("true", "1").contains(parameter(name));
  }

  private static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return List.copyOf(segments);
  }

  private static Map<String, String> query(String rawQuery) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
      String[] parts = pair.split("=", 2);
      String value = parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
      query.putIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), value);
    }
    return query;
  }
}
