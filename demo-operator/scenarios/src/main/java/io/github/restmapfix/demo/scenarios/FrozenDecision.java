package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;
import java.util.List;

/**
 * What the operator itself holds on to, no agent can correct; with {@code frozen=exit} it ends the
 * process, which is then started again and asks anew.
 */
final class FrozenDecision implements Scenario {

  @Override
  public String id() {
    return "h";
  }

  @Override
  public String title() {
    return "the operator asks once whether X is there, then X arrives (frozen=exit, in a hurry)";
  }

  @Override
  public List<ClientLibrary> clients() {
    return List.of(ClientLibrary.FABRIC8);
  }

  @Override
  public Outcome stock(ClientLibrary client) {
    return Outcome.RESTARTED;
  }

  /** By default it takes ten minutes at least, and two reads that are a minute apart. */
  @Override
  public String agentSettings() {
    return "frozen=exit,refresh=10s,frozen.min-uptime=1s,frozen.confirm=1s";
  }

  @Override
  public void play(Stage stage) {
    stage.startsOperator("--integration", stage.object("X", "v1").getApiVersion() + "/X");
    stage.installs("X", "v1");
    stage.sendsBundle(stage.object("X", "v1"));
  }
}
