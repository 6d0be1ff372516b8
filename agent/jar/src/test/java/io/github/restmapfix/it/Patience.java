package io.github.restmapfix.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How a test waits for what another process does in its own time: half a minute at most. */
final class Patience {

  private Patience() {}

  /** Looks every few milliseconds: who never rests takes the processor from what it waits for. */
  static ConditionFactory await(String what) {
    return Awaitility.await(what)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(30));
  }
}
