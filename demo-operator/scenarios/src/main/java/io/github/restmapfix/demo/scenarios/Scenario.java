package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;
import java.util.List;

/**
 * A course of events around one operator. Nothing in it depends on the client library or on the
 * agent.
 */
interface Scenario {

  /** As in {@code --only a,c}. */
  String id();

  /** One line: what happens. */
  String title();

  /**
   * What the operator does without the agent: measured on kube-apiserver 1.36.3 and 1.29.6 (legacy
   * discovery).
   */
  Outcome stock(ClientLibrary client);

  /** Those that it is about. */
  default List<ClientLibrary> clients() {
    return List.of(ClientLibrary.values());
  }

  /** Of the agent, as in {@code frozen=exit,refresh=10s}. */
  default String agentSettings() {
    return "";
  }

  /** Must start the operator, once, and send at least one Bundle. */
  void play(Stage stage);
}
