package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/** The failing case of controller-runtime #2869. */
final class NewVersionWithNewKind implements Scenario {

  @Override
  public String id() {
    return "a";
  }

  @Override
  public String title() {
    return "X/v1 is known, then W/v2 joins its group";
  }

  @Override
  public Outcome stock(ClientLibrary client) {
    return client == ClientLibrary.FABRIC8 ? Outcome.FIRST_TRY : Outcome.RESTARTED;
  }

  @Override
  public void play(Stage stage) {
    stage.installs("X", "v1");
    stage.startsOperator();
    stage.installs("W", "v2");
    stage.sendsBundle(stage.object("W", "v2"));
  }
}
