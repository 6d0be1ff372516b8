package io.github.restmapfix.core;

import io.github.restmapfix.core.install.Installation;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Everything;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads every known cluster again, conditionally where the server can do that, and gives the
 * libraries what they would have got from a refresh of their own. Does not block.
 */
final class Refresh implements Runnable {

  private final Clusters clusters;
  private final Installation installation;
  private final Report report;

  Refresh(Clusters clusters, Installation installation, Report report) {
    this.clusters = clusters;
    this.installation = installation;
    this.report = report;
  }

  @Override
  public void run() {
    for (Cluster cluster : clusters.known()) {
      report.line("trigger: reading " + cluster.id() + " again");
      of(cluster);
    }
  }

  /** Completes when the libraries have what was read, with a sentence. */
  CompletableFuture<String> of(Cluster cluster) {
    CompletableFuture<String> done = new CompletableFuture<>();
    cluster
        .everythingAsync()
        // not on the client's thread that brought the answer: there may be thousands of kinds
        .thenAccept(
            read -> clusters.after(Duration.ZERO, () -> done.complete(publish(cluster, read))));
    return done;
  }

  private String publish(Cluster cluster, Optional<Everything> read) {
    read.ifPresent(all -> installation.refreshed(cluster, all));
    return cluster.id()
        + read.map(all -> " was read again: " + all.groups().size() + " groups")
            .orElse(" could not be read; what was known stays");
  }
}
