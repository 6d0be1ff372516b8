package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/** An upgrade of somebody else's CRD while the operator runs. */
final class KindGainsVersion implements Scenario {

  @Override
  public String id() {
    return "d";
  }

  @Override
  public String title() {
    return "X/v1 is known, then X is served as v2, too";
  }

  @Override
  public Outcome stock(ClientLibrary client) {
    return client == ClientLibrary.FABRIC8 ? Outcome.FIRST_TRY : Outcome.RESTARTED;
  }

  @Override
  public void play(Stage stage) {
    stage.installs("X", "v1");
    stage.startsOperator();
    stage.installs("X", "v1", "v2");
    stage.sendsBundle(stage.object("X", "v2"));
  }
}
