package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Caller;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.time.Duration;

/**
 * {@code mode=observe}: finds out after the call, on no thread of the application and within the
 * engine's budgets, what would have been healed. Thread safe.
 */
public final class Observer {

  private final Clusters clusters;
  private final Report report;

  Observer(Clusters clusters, Report report) {
    this.clusters = clusters;
    this.report = report;
  }

  /** The library has just said no. Returns at once. */
  public void missed(String patch, Cluster cluster, GroupVersionKind gvk, Caller caller) {
    clusters.after(
        Duration.ZERO,
        () ->
            cluster
                .findAsync(gvk, caller)
                .thenAccept(answer -> report.observed(patch, gvk, answer)));
  }
}
