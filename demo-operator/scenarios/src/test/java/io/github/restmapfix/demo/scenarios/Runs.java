package io.github.restmapfix.demo.scenarios;

import io.github.restmapfix.demo.operator.ClientLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Runs as tests want them, told in milliseconds from the moment at which the CRD and the Bundle
 * were there.
 */
final class Runs {

  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private Runs() {}

  static Cell cell(Scenario scenario, ClientLibrary client, Variant variant) {
    return new Cell(scenario, client, variant);
  }

  static Run works(Cell cell, long appliedMillis) {
    return run(cell, null, story(appliedMillis));
  }

  static Run retries(Cell cell, long appliedMillis, long... failures) {
    return run(cell, null, story(appliedMillis, failures));
  }

  static Run restarted(Cell cell, long restartMillis, long appliedMillis, long... failures) {
    return run(cell, at(restartMillis), story(appliedMillis, failures));
  }

  static Run endedItself(Cell cell, long endMillis, long appliedMillis, long... failures) {
    Run run = restarted(cell, endMillis, appliedMillis, failures);
    return new Run(
        cell, run.bundles(), run.restarted(), true, run.end(), run.discovery(), run.broken());
  }

  static Run never(Cell cell, long restartMillis, long... failures) {
    return run(cell, at(restartMillis), new BundleStory("b", START, failing(failures)));
  }

  static BundleStory story(long appliedMillis, long... failures) {
    List<Observation> seen = failing(failures);
    Instant applied = at(appliedMillis);
    seen.add(
        new Observation(
            applied, failures.length + 1, applied, applied, failures.length > 0 ? "no W" : null));
    return new BundleStory("b", START, seen);
  }

  static Instant at(long millis) {
    return START.plus(Duration.ofMillis(millis));
  }

  private static List<Observation> failing(long... failures) {
    List<Observation> seen = new ArrayList<>();
    for (int i = 0; i < failures.length; i++) {
      seen.add(new Observation(at(failures[i]), i + 1, null, null, "no W"));
    }
    return seen;
  }

  static Run run(Cell cell, Instant restarted, BundleStory... bundles) {
    return new Run(cell, List.of(bundles), restarted, false, at(8000), OptionalInt.of(1), null);
  }
}
