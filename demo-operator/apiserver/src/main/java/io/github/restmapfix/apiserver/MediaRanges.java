package io.github.restmapfix.apiserver;

import java.util.List;

/** What a client accepts: this server has JSON. */
final class MediaRanges {

  private static final List<String> JSON = List.of("application/json", "application/*", "*/*");

  private MediaRanges() {}

  static boolean acceptJson(List<String> ranges) {
    return ranges.isEmpty() || ranges.stream().anyMatch(MediaRanges::includeJson);
  }

  static boolean includeJson(String range) {
    return JSON.contains(range.split(";")[0].trim());
  }
}
