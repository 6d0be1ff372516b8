package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Plays one scenario with one client, stock or with the agent, and restarts the operator if it does
 * not get on.
 */
final class CellRunner {

  private final KubernetesClient client;
  private final Cluster cluster;
  private final Launcher launcher;
  private final Patience patience;
  private final Progress progress;
  private final String suffix;

  CellRunner(
      KubernetesClient client,
      Cluster cluster,
      Launcher launcher,
      Patience patience,
      Progress progress,
      String suffix) {
    this.client = client;
    this.cluster = cluster;
    this.launcher = launcher;
    this.patience = patience;
    this.progress = progress;
    this.suffix = suffix;
  }

  Run run(Cell cell, Undo undo) {
    progress.begins(cell);
    Run run;
    try {
      run = play(cell, undo);
    } catch (
        RuntimeException
            e) { // a run that comes to no result is one line of the table, the others go on
      run = Run.broken(cell, e.getMessage());
    }
    progress.ends(run);
    return run;
  }

  private Run play(Cell cell, Undo undo) {
    long logStart = cluster.auditLog() == null ? 0 : cluster.auditLog().end();
    Stage stage = new Stage(cell, cell.slug() + "-" + suffix, client, launcher, undo, progress);
    cell.scenario().play(stage);
    Instant from = stage.operatorReady();
    boolean done = settles(stage, cell.expectedToWork(), 0, Instant.now());
    Instant first = Instant.now();
    Instant restarted = stage.endedItself();
    boolean endedItself = done && restarted != null;
    if (!done) {
      restarted = first;
      int before = stage.stories().stream().mapToInt(BundleStory::attempts).max().orElse(0);
      stage.restartsOperator();
      settles(stage, false, before, Instant.now());
    }
    OptionalInt discovery =
        cluster.auditLog() == null
            ? OptionalInt.empty()
            : OptionalInt.of(
                cluster.auditLog().discoveryRequests(logStart, stage.userAgent(), from, first));
    return new Run(cell, stage.stories(), restarted, endedItself, Instant.now(), discovery, null);
  }

  /** True if everything was applied; false when there is no hope left. */
  private boolean settles(Stage stage, boolean hopeful, int attemptsBefore, Instant since) {
    Await.reached(
        patience.limit(),
        () -> {
          stage.revivesOperator();
          List<BundleStory> bundles = stage.stories();
          return allApplied(bundles)
              || !hopeful
                  && patience.isOver(
                      bundles, attemptsBefore, Duration.between(since, Instant.now()));
        });
    return allApplied(stage.stories());
  }

  private static boolean allApplied(List<BundleStory> bundles) {
    return bundles.stream().allMatch(BundleStory::applied);
  }
}
