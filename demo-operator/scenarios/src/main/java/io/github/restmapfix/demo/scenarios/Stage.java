package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a scenario can make happen, in a group and with a label of its own, and what came of it. */
final class Stage {

  private static final String LABEL = "demo.restmap-fix.io/run";
  private static final int WARM_UP = 3;
  private static final Duration CLEAN_UP = Duration.ofSeconds(5);

  private final Cell cell;
  private final String run;
  private final Launcher launcher;
  private final Progress progress;
  private final Definitions definitions;
  private final SentBundles bundles;
  private OperatorProcess operator;
  private List<String> operatorOptions;
  private Instant operatorReady;
  private Instant endedItself;

  /** {@code run} must be new on this cluster, and fit into a DNS label. */
  Stage(
      Cell cell,
      String run,
      KubernetesClient client,
      Launcher launcher,
      Undo undo,
      Progress progress) {
    this.cell = cell;
    this.run = run;
    this.launcher = launcher;
    this.progress = progress;
    Map<String, String> labels = Map.of(LABEL, run);
    this.definitions = new Definitions(client, run + ".example.com", labels, undo);
    this.bundles = new SentBundles(client, launcher.namespace(), run, labels, cell.client(), undo);
    undo.add(this::leave);
  }

  GenericKubernetesResource object(String kind, String version) {
    return definitions.kinds().object(kind, version);
  }

  /** Returns when the kind is served in these versions, everywhere in discovery. */
  void installs(String kind, String... versions) {
    definitions.install(definitions.kinds(), kind, versions);
    progress.step(kind + "/" + String.join("+", versions));
  }

  /** Returns when the kind, which was installed, is served under another plural. */
  void replaces(String kind, String... versions) {
    definitions.replace(kind, versions);
    progress.step(kind + " again");
  }

  /** Returns when the kind, which was installed, is served in the one version and no other. */
  void moves(String kind, String from, String to) {
    definitions.move(kind, from, to);
    progress.step(kind + "/" + to + " instead of " + from);
  }

  void startsOperator(String... options) {
    operatorOptions = List.of(options);
    operator = launcher.start(cell, LABEL + "=" + run, userAgent(), operatorOptions);
    operatorReady = Instant.now();
    progress.step("operator");
  }

  /** What an administrator does about it today. */
  void restartsOperator() {
    operator.close();
    operator = launcher.start(cell, LABEL + "=" + run, userAgent() + "-restarted", operatorOptions);
    progress.step("restarted");
  }

  /** What a kubelet does at once about an operator that has ended. */
  void revivesOperator() {
    if (!operator.isAlive()) {
      endedItself = Instant.now();
      progress.step("ended");
      restartsOperator();
    }
  }

  /** Null if it did not. */
  Instant endedItself() {
    return endedItself;
  }

  void sendsBundle(GenericKubernetesResource... manifests) {
    bundles.send(manifests);
  }

  /** No version but the one asked for may be written. */
  void sendsBundleInVain(GenericKubernetesResource manifest) {
    bundles.send(manifest);
    bundles.awaitFirstAttempt();
    if (bundles.stories(definitions).stream().anyMatch(BundleStory::applied)) {
      throw new IllegalStateException(
          manifest.getApiVersion() + " " + manifest.getKind() + " is not served, and was applied");
    }
    bundles.forget();
    progress.step("refused");
  }

  /** The kind is of the group {@code prefix.}, below that of the run. */
  void sendsBundleRightAfterCrd(String prefix, String kind, String version) {
    bundles.sendRightAfterCrd(definitions.kindsBelow(prefix), kind, version);
  }

  /** Until the operator has tried the Bundle sent last. */
  void awaitsFirstAttempt() {
    bundles.awaitFirstAttempt();
  }

  /**
   * A JVM that does something for the first time is slow, which would give the server time: not
   * what is to be seen.
   */
  void warmsUp(GenericKubernetesResource manifest) {
    for (int i = 0; i < WARM_UP; i++) {
      bundles.send(manifest);
      bundles.awaitFirstAttempt();
    }
    bundles.forget();
  }

  /** The name under which the API server's audit log knows this run's operator. */
  String userAgent() {
    return "demo-operator/" + run;
  }

  Instant operatorReady() {
    return operatorReady;
  }

  List<BundleStory> stories() {
    return bundles.stories(definitions);
  }

  /** The Bundles first: while the operator lives it deletes what it made. */
  private void leave() {
    try {
      bundles.remove(operator == null ? Duration.ZERO : CLEAN_UP);
    } finally {
      if (operator != null) {
        operator.close();
      }
    }
  }
}
