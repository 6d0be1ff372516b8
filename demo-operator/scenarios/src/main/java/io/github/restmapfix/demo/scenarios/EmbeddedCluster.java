package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.apiserver.ApiServer;
import io.github.restmapfix.apiserver.DiscoveryFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The API server that comes with the demo, about as slow with CRDs as a real one at its best. */
final class EmbeddedCluster {

  // kube-apiserver 1.36.3 with 12 CRDs of LargeSchema's size, on two busy cores: Established 28 to
  // 153 ms after the POST's return (median 64), served 3 to 53 ms after that (median 12)
  private static final Duration ESTABLISH_LAG = Duration.ofMillis(30);
  private static final Duration SERVING_LAG = Duration.ofMillis(10);

  private EmbeddedCluster() {}

  static Cluster start(Path folder, DiscoveryFormat discovery) throws IOException {
    Path auditLog = folder.resolve("audit.log");
    Files.deleteIfExists(auditLog);
    ApiServer server =
        ApiServer.builder()
            .port(0)
            .discovery(discovery)
            .establishLag(ESTABLISH_LAG)
            .servingLag(SERVING_LAG)
            .auditLog(auditLog)
            .start();
    Path kubeconfig = folder.resolve("kubeconfig");
    server.writeKubeconfig(kubeconfig);
    return new Cluster(kubeconfig, new AuditLog(auditLog), "embedded, as ", server::close);
  }
}
