package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/** The plainest late CRD: nobody has heard of the group. */
final class NewGroup implements Scenario {

  @Override
  public String id() {
    return "e";
  }

  @Override
  public String title() {
    return "W arrives in a group that did not exist";
  }

  @Override
  public Outcome stock(ClientLibrary client) {
    return client == ClientLibrary.FABRIC8 ? Outcome.FIRST_TRY : Outcome.RESTARTED;
  }

  @Override
  public void play(Stage stage) {
    stage.startsOperator();
    stage.installs("W", "v1");
    stage.sendsBundle(stage.object("W", "v1"));
  }
}
