package io.github.restmapfix.demo.scenarios;

import java.nio.file.Path;

/**
 * The API server that the scenarios run against.
 *
 * @param auditLog null if nobody can say how many requests were made
 */
record Cluster(Path kubeconfig, AuditLog auditLog, String kind, Runnable shutdown)
    implements AutoCloseable {

  static Cluster existing(Path kubeconfig, Path auditLog) {
    return new Cluster(kubeconfig, auditLog == null ? null : new AuditLog(auditLog), "", () -> {});
  }

  @Override
  public void close() {
    shutdown.run();
  }
}
