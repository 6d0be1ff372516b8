package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/**
 * What every installer does that creates a CRD and at once an object: the server serves the CRD a
 * moment later.
 */
final class BundleRightAfterCrd implements Scenario {

  private static final int BUNDLES = 20;

  @Override
  public String id() {
    return "c";
  }

  @Override
  public String title() {
    return BUNDLES + " Bundles, each right after its CRD's POST";
  }

  @Override
  public Outcome stock(ClientLibrary client) {
    return client == ClientLibrary.FABRIC8 ? Outcome.RETRIED : Outcome.RESTARTED;
  }

  @Override
  public void play(Stage stage) {
    stage.installs("X", "v1");
    stage.startsOperator();
    stage.warmsUp(stage.object("X", "v1"));
    for (int i = 1; i <= BUNDLES; i++) {
      stage.sendsBundleRightAfterCrd("W" + i, "v1");
      stage.awaitsFirstAttempt(); // the next one finds an operator at rest, not one that is late
      // anyway
    }
  }
}
