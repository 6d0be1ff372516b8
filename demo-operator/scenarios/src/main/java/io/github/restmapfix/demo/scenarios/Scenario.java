package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

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

  /** Must start the operator, once, and send at least one Bundle. */
  void play(Stage stage);
}
