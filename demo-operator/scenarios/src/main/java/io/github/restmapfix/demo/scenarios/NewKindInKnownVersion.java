package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/**
 * The case of controller-runtime #2869 that works there: somebody had already asked for the group's
 * v2.
 */
final class NewKindInKnownVersion implements Scenario {

  @Override
  public String id() {
    return "b";
  }

  @Override
  public String title() {
    return "X/v1 and Y/v2 are known, then W/v2 joins";
  }

  @Override
  public Outcome stock(ClientLibrary client) {
    return client == ClientLibrary.FABRIC8 ? Outcome.FIRST_TRY : Outcome.RESTARTED;
  }

  @Override
  public void play(Stage stage) {
    stage.installs("X", "v1");
    stage.installs("Y", "v2");
    stage.startsOperator();
    stage.installs("W", "v2");
    stage.sendsBundle(stage.object("W", "v2"));
  }
}
