package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/** The end of a migration: what asks for the old version is refused, and gets no other. */
final class VersionNoLongerServed implements Scenario {

  @Override
  public String id() {
    return "g";
  }

  @Override
  public String title() {
    return "X/v1 is in use, then X is served as v2 and no longer as v1";
  }

  @Override
  public Outcome stock(ClientLibrary client) {
    return client == ClientLibrary.FABRIC8 ? Outcome.FIRST_TRY : Outcome.RESTARTED;
  }

  @Override
  public void play(Stage stage) {
    stage.installs("X", "v1");
    stage.startsOperator();
    stage.warmsUp(stage.object("X", "v1"));
    stage.moves("X", "v1", "v2");
    stage.sendsBundleInVain(stage.object("X", "v1"));
    stage.sendsBundle(stage.object("X", "v2"));
  }
}
