package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/** What was right once: both libraries keep the plural that they read first. */
final class RecreatedKind implements Scenario {

  @Override
  public String id() {
    return "f";
  }

  @Override
  public String title() {
    return "X/v1 is in use, then its CRD is recreated with another plural";
  }

  @Override
  public Outcome stock(ClientLibrary client) {
    return Outcome.RESTARTED;
  }

  @Override
  public void play(Stage stage) {
    stage.installs("X", "v1");
    stage.startsOperator();
    stage.warmsUp(stage.object("X", "v1"));
    stage.replaces("X", "v1");
    stage.sendsBundle(stage.object("X", "v1"));
  }
}
