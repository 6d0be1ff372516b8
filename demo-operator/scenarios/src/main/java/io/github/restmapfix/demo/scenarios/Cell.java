package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;

/** One square of the table. */
record Cell(Scenario scenario, ClientLibrary client, Variant variant) {

  Outcome stockOutcome() {
    return scenario.stock(client);
  }

  boolean expectedToWork() {
    return variant == Variant.AGENT || stockOutcome().works();
  }

  /** Short, and usable in names of objects and files. */
  String slug() {
    return scenario.id() + "-" + client + "-" + variant;
  }

  @Override
  public String toString() {
    return "(" + scenario.id() + ") " + client + ", " + variant;
  }
}
