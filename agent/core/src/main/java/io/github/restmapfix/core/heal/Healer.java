package io.github.restmapfix.core.heal;

import io.github.restmapfix.core.Report;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.GroupVersion;
import io.github.restmapfix.restmapper.RestMapping;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Finds out whether a mapping went stale, by one request that is shared and paced with all others
 * about that group-version, and says what to do. Holds no thread. Thread safe.
 */
public final class Healer {

  private static final Duration NEW = Duration.ofSeconds(10);

  private final Report report;
  private final Retry retry;

  public Healer(Report report, Retry retry) {
    this.report = report;
    this.retry = retry;
  }

  /**
   * @param held what the library made the path of, or once made it of
   * @return never fails, and is there within a second and {@code restmap.fix.wait}; it may complete
   *     on a client's I/O thread
   */
  public CompletableFuture<Remedy> remedy(
      String patch, Cluster cluster, PathNotFound failed, RestMapping held) {
    return found(cluster, failed, held, retry)
        .thenApply(
            remedy -> {
              remedy
                  .again()
                  .ifPresent(path -> report.sentAgain(patch, held.gvk(), failed.toString(), path));
              return remedy;
            });
  }

  /** Whether the user lets reads go to a path that the application did not make. */
  public boolean repeatsReads() {
    return retry.allows("GET");
  }

  /** The same where it is too late to send the request again. */
  public CompletableFuture<Remedy> lateRemedy(
      Cluster cluster, PathNotFound failed, RestMapping held) {
    return found(cluster, failed, held, Retry.OFF);
  }

  private static CompletableFuture<Remedy> found(
      Cluster cluster, PathNotFound failed, RestMapping held, Retry retry) {
    GroupVersion gv = held.gvk().groupVersion();
    return cluster
        .recheckAsync(held.gvk())
        .thenApply(
            answer -> Remedy.after(failed, held, answer, cluster.appearedWithin(gv, NEW), retry))
        .exceptionally(defect -> Remedy.none());
  }

  /** What the engine knows by now, without a request: no path has failed, but the mapping may. */
  public static Remedy known(Cluster cluster, RestMapping held) {
    return Remedy.of(held, cluster.known(held.gvk()));
  }
}
