package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/**
 * What every installer does that creates a CRD and at once an object: the server serves the CRD a
 * moment later. Five groups of four kinds take turns, as when five charts are installed side by
 * side. It is a burst on purpose, and the agent bounds its own requests and waits: measured on four
 * servers, 0 to 4 of the 20 still need a retry with it (1 to 5 if one group follows the other, 3 to
 * 13 if all are in one group).
 */
final class BundleRightAfterCrd implements Scenario {

  private static final int GROUPS = 5;
  private static final int KINDS_PER_GROUP = 4;

  @Override
  public String id() {
    return "c";
  }

  @Override
  public String title() {
    return GROUPS * KINDS_PER_GROUP + " Bundles, each right after its CRD's POST";
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
    for (int kind = 1; kind <= KINDS_PER_GROUP; kind++) {
      for (int group = 1; group <= GROUPS; group++) {
        stage.sendsBundleRightAfterCrd("g" + group, "W" + kind, "v1");
        // the next one finds an operator at rest, not one that is late anyway
        stage.awaitsFirstAttempt();
      }
    }
  }
}
