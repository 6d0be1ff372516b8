package io.github.restmapfix.core;

import io.github.restmapfix.core.heal.Healer;
import io.github.restmapfix.core.heal.PathNotFound;
import io.github.restmapfix.core.heal.Retry;
import io.github.restmapfix.restmapper.Caller;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.RestMapping;
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

  /** A path was 404 that the library made of this mapping. Returns at once. */
  public void suspected(String patch, Cluster cluster, PathNotFound failed, RestMapping held) {
    Healer healer = new Healer(report, Retry.OFF);
    clusters.after(
        Duration.ZERO,
        () ->
            healer
                .lateRemedy(cluster, failed, held)
                .thenAccept(
                    remedy -> {
                      if (remedy.stale()) {
                        report.observedStale(patch, held, remedy.now());
                      }
                    }));
  }

  /** The same of a library that asks by itself, once this is gone; costs no request. */
  public void suspected(String patch, String held) {
    report.observedStale(patch, held);
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

  /** The same where nobody knows the group, whatever is given. */
  public void missedInAnyGroup(String patch, Cluster cluster, GroupVersionKind gvk, Caller caller) {
    clusters.after(
        Duration.ZERO,
        () ->
            cluster
                .findInAnyGroupAsync(gvk.version(), gvk.kind(), caller)
                .thenAccept(
                    answer ->
                        report.observed(
                            patch, answer.found() ? answer.mapping().gvk() : gvk, answer)));
  }
}
