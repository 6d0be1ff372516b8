package io.github.restmapfix.core.probe;

import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Time;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code restmap.fix.frozen=exit}: ends the process in an orderly way, so that Kubernetes starts it
 * again and it asks anew, which is the cure that people apply by hand. Only where that is certain:
 * before it, the server is asked ten times more, a second apart, and once more after a delay that
 * keeps replicas from going together. Whatever speaks against it on the way ends it.
 */
final class Restart {

  static final int EXIT_CODE = 86;

  private static final int LOOKS = 10;
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Time time;
  private final FrozenSettings settings;
  private final Supplier<Duration> uptime;
  private final Random random;
  private final Consumer<String> say;
  private final Runnable exit;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile boolean closed;

  Restart(
      Time time,
      FrozenSettings settings,
      Supplier<Duration> uptime,
      Random random,
      Consumer<String> say,
      Runnable exit) {
    this.time = time;
    this.settings = settings;
    this.uptime = uptime;
    this.random = random;
    this.say = say;
    this.exit = exit;
  }

  /** After a read that confirmed that the decision is not true any more. Returns at once. */
  void consider(Cluster cluster, Decision decision) {
    if (decision.frozenFor(settings.confirm(), time.nanos())
        && uptime.get().compareTo(settings.minUptime()) >= 0
        && underWay.compareAndSet(false, true)) {
      look(cluster, decision, LOOKS);
    }
  }

  /** The agent is taken out: what was to come does not. */
  void close() {
    closed = true;
  }

  private void look(Cluster cluster, Decision decision, int looks) {
    after(
        BETWEEN,
        cluster,
        decision,
        () -> {
          if (looks > 1) {
            look(cluster, decision, looks - 1);
          } else {
            announce(cluster, decision);
          }
        });
  }

  private void announce(Cluster cluster, Decision decision) {
    Duration more = settings.confirm().minus(BETWEEN);
    Duration delay = BETWEEN.plus(more.multipliedBy(random.nextInt(1_000)).dividedBy(1_000));
    say.accept(
        "this process ends in "
            + delay.toSeconds()
            + " s with exit code "
            + EXIT_CODE
            + " to be started again, since "
            + decision
            + "; restmap.fix.frozen=report keeps it");
    after(delay, cluster, decision, exit);
  }

  /** Goes on only if the server, asked after that delay, says the same. */
  private void after(Duration delay, Cluster cluster, Decision decision, Runnable next) {
    time.after(
        delay,
        () -> {
          if (!closed) {
            decision
                .question()
                .read(cluster)
                // not on the client's thread that brought the answer
                .thenAccept(
                    asked ->
                        time.after(Duration.ZERO, () -> looked(cluster, decision, asked, next)));
          }
        });
  }

  private void looked(Cluster cluster, Decision decision, boolean asked, Runnable next) {
    if (closed) {
      return;
    }
    if (asked && decision.isFrozen(decision.question().answer(cluster))) {
      next.run();
    } else {
      say.accept("this process goes on: it is not certain any more that " + decision);
      underWay.set(false);
    }
  }
}
