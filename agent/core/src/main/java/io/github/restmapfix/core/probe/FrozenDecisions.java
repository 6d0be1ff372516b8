package io.github.restmapfix.core.probe;

import io.github.restmapfix.core.Report;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Compares what the application was told with what a read in the background found, and says what is
 * not true any more: the libraries have it right by now, but the application does not ask them.
 */
public final class FrozenDecisions {

  private final Decisions decisions;
  private final Report report;
  private final Time time;

  /** Null unless the user wants it. */
  private final Restart restart;

  public FrozenDecisions(Decisions decisions, Report report, Time time) {
    this(
        decisions,
        report,
        time,
        decisions.settings().exits() ? restart(decisions.settings(), report, time) : null);
  }

  FrozenDecisions(Decisions decisions, Report report, Time time, Restart restart) {
    this.decisions = decisions;
    this.report = report;
    this.time = time;
    this.restart = restart;
  }

  private static Restart restart(FrozenSettings settings, Report report, Time time) {
    return new Restart(
        time, settings, FrozenDecisions::uptime, new Random(), report::warn, FrozenDecisions::exit);
  }

  /**
   * After a read; makes no request.
   *
   * @param began when it began
   */
  public void read(Cluster cluster, long began) {
    List<Decision> changed = new ArrayList<>();
    List<Decision> confirmed = new ArrayList<>();
    for (Decision decision : decisions.of(cluster.id())) {
      switch (decision.read(decision.question().answer(cluster), began, time.nanos())) {
        case CHANGED:
          changed.add(decision);
          break;
        case CONFIRMED:
          confirmed.add(decision);
          break;
        default:
      }
    }
    report.frozen(decisions.frozen());
    changed.forEach(decision -> report.frozen(decision, inWords(decision)));
    if (restart != null) {
      confirmed.forEach(decision -> restart.consider(cluster, decision));
    }
  }

  private String inWords(Decision decision) {
    Duration age = decision.age(time.nanos()).truncatedTo(ChronoUnit.SECONDS);
    return decision.site()
        + " asked "
        + decision.question()
        + " "
        + age.toString().substring(2).toLowerCase(Locale.ROOT)
        + " ago and was told "
        + decision.told()
        + "; now it is "
        + decision.now()
        + ", and it has not asked again. "
        + (restart != null
            ? "This process ends for it once that is certain"
            : "A restart of this process makes it ask; restmap.fix.frozen=exit does that");
  }

  /** From now on no process ends. */
  public void close() {
    if (restart != null) {
      restart.close();
    }
  }

  /** Not by JMX, which costs 10 MiB. Of no age where the system does not tell. */
  private static Duration uptime() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, Instant.now()))
        .orElse(Duration.ZERO);
  }

  /** On a thread of its own: the application's shutdown hooks may take long. */
  private static void exit() {
    Thread thread = new Thread(() -> System.exit(Restart.EXIT_CODE), "restmap-fix-exit");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }
}
