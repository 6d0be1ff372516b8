package io.github.restmapfix.it;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.restmapfix.apiserver.ApiServer;
import io.github.restmapfix.apiserver.LoggedRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What one API server was asked: an embedded one says it by itself, a real one in its audit log.
 */
final class Requests {

  /** Null on a real server. */
  private final ApiServer embedded;

  private final KubernetesClient client;
  private final String group;

  Requests(ApiServer embedded, KubernetesClient client, String group) {
    this.embedded = embedded;
    this.client = client;
    this.group = group;
  }

  /** From now on the discovery requests of programs are counted, on a real server also. */
  DiscoveryCount countDiscovery() {
    if (embedded == null) {
      return new DiscoveryCount(auditLog()::requests);
    }
    embedded.forgetRequests();
    return new DiscoveryCount(embedded::requests);
  }

  /** From now on the requests of programs to a real server that have to do with this group. */
  Supplier<List<String>> ofPrograms() {
    AuditLog log = auditLog();
    return () ->
        log.requests().stream()
            .filter(request -> request.userAgent().matches(DiscoveryCount.PROGRAMS))
            .filter(one -> one.path().contains(group) || DiscoveryCount.isDiscovery(one))
            .map(LoggedRequest::line)
            .collect(Collectors.toList());
  }

  private AuditLog auditLog() {
    return AuditLog.ofRealServer(client::getKubernetesVersion);
  }

  /** Discovery requests that reached the embedded server, as {@code GET /apis/g/v2}. */
  List<String> discovery() {
    return discovery(request -> true);
  }

  /** Those of the program's own, without the agent's. */
  List<String> othersDiscovery() {
    return discovery(request -> !DiscoveryCount.isOurs(request));
  }

  private List<String> discovery(Predicate<LoggedRequest> those) {
    return embedded.requests().stream()
        .filter(those)
        .filter(DiscoveryCount::isDiscovery)
        .map(LoggedRequest::line)
        .collect(Collectors.toList());
  }

  /** Who sent the requests for this path to the embedded server. */
  List<String> userAgents(String path) {
    return embedded.requests().stream()
        .filter(request -> request.path().equals(path))
        .map(LoggedRequest::userAgent)
        .collect(Collectors.toList());
  }
}
