package io.github.restmapfix.demo.scenarios;

import java.time.Duration;
import java.util.List;

/**
 * When "it fails until restart" may be said: after some time, and after some attempts of every
 * Bundle that is not applied.
 *
 * @param limit where something should work, how long it may take
 */
record Patience(Duration failFor, int attempts, Duration limit) {

  boolean isOver(List<BundleStory> bundles, int attemptsBefore, Duration tried) {
    return tried.compareTo(failFor) >= 0
        && bundles.stream()
            .filter(b -> !b.applied())
            .allMatch(b -> b.attempts() - attemptsBefore >= attempts);
  }
}
