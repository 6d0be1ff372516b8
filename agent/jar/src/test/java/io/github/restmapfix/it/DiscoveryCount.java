package io.github.restmapfix.it;

import io.github.restmapfix.apiserver.LoggedRequest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Discovery requests of programs under test, as the server received them: theirs and ours. */
final class DiscoveryCount {

  private static final String DISCOVERY = "/api(/v1)?|/apis(/[^/]+){0,2}";
  static final String PROGRAMS =
      "(fabric8-kubernetes-client|Kubernetes Java Client|okhttp)/.*"; // the last of fabric8 5

  private final Supplier<List<LoggedRequest>> log;

  DiscoveryCount(Supplier<List<LoggedRequest>> log) {
    this.log = log;
  }

  List<LoggedRequest> all() {
    return log.get().stream()
        .filter(DiscoveryCount::isDiscovery)
        .filter(request -> request.userAgent().matches(PROGRAMS))
        .sorted(Comparator.comparing(LoggedRequest::start))
        .toList();
  }

  static boolean isDiscovery(LoggedRequest request) {
    return request.method().equals("GET") && request.path().matches(DISCOVERY);
  }

  static boolean isOurs(LoggedRequest request) {
    return request.userAgent().contains("restmap-fix/");
  }

  /** Of a full read. */
  static boolean isRoot(LoggedRequest request) {
    return request.path().equals("/api") || request.path().equals("/apis");
  }
}
