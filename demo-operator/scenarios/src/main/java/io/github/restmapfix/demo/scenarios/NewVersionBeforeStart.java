package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/**
 * Everything is there before the operator is, and nothing changes. client-java reads preferred
 * versions only, so X/v1 is lost to it as soon as v2 is preferred, and no restart brings it back.
 */
final class NewVersionBeforeStart implements Scenario {

  @Override
  public String id() {
    return "b0";
  }

  @Override
  public String title() {
    return "X/v1 and W/v2 are there before the start";
  }

  @Override
  public Outcome stock(ClientLibrary client) {
    return client == ClientLibrary.FABRIC8 ? Outcome.FIRST_TRY : Outcome.NEVER;
  }

  @Override
  public void play(Stage stage) {
    stage.installs("X", "v1");
    stage.installs("W", "v2");
    stage.startsOperator();
    stage.sendsBundle(stage.object("X", "v1"), stage.object("W", "v2"));
  }
}
