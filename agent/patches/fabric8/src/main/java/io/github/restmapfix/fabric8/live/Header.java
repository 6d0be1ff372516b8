package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.HttpHeaders;
import java.util.List;

/** One header of an answer; {@code HttpHeaders.header} came with 6.7.0. */
final class Header {

  private Header() {}

  /** The first value; null if there is none. */
  static String of(HttpHeaders answer, String name) {
    List<String> values = answer.headers(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
