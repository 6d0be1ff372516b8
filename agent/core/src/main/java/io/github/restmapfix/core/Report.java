package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Everything a user sees of the agent: lines on stderr and the system property {@code
 * restmap.fix.status}, which an attach client reads without loading anything. Thread safe.
 */
public final class Report {

  private static final long MINUTE = 60_000_000_000L;
  private static final int REMEMBERED = 1_024;
  private static final int MOST_NAMED = 10;
  static final String STATUS = "restmap.fix.status";

  private final Log log;
  private final LogLevel level;
  private final String version;
  private final LongSupplier nanos;
  private final AtomicLong bridgeFailures;
  private final AtomicLong healed = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong unknown = new AtomicLong();
  private final AtomicLong evicted = new AtomicLong();
  private final AtomicLong wouldHeal = new AtomicLong();
  private final AtomicLong changes = new AtomicLong();
  private final Map<String, Long> lastSaid = new ConcurrentHashMap<>();
  private final Map<String, String> verdicts = new ConcurrentHashMap<>();
  private final Set<String> switchedOff = ConcurrentHashMap.newKeySet();
  private volatile String lastHeal = "";
  private volatile String lastAnswer = "";

  public Report(Log log, LogLevel level, String version, AtomicLong bridgeFailures) {
    this(log, level, version, new Monotonic(), bridgeFailures);
  }

  Report(Log log, LogLevel level, String version, LongSupplier nanos, AtomicLong bridgeFailures) {
    this.log = log;
    this.level = level;
    this.version = version;
    this.nanos = nanos;
    this.bridgeFailures = bridgeFailures;
  }

  public String version() {
    return version;
  }

  /** The summary line of one copy of a library. */
  public void verdicts(String where, String line) {
    verdicts.put(where, clean(line));
    if (level != LogLevel.OFF) {
      log.line(version + " " + line);
    }
    publish();
  }

  /** A lookup that the library missed and the engine answered. */
  public void answered(String patch, GroupVersionKind gvk, Answer answer) {
    if (answer.found()) {
      healed.incrementAndGet();
      lastHeal = ";last-heal=" + patch + " " + gvk;
      sayOncePerMinute(
          patch + gvk,
          patch
              + ": found "
              + gvk
              + " as "
              + served(answer)
              + ", after "
              + answer.took().toMillis()
              + " ms");
    } else {
      missed.incrementAndGet();
      String key = patch + gvk;
      if (answer.outcome() == Answer.Outcome.UNKNOWN) {
        unknown.incrementAndGet();
        key += " unknown"; // does not keep back what is known a moment later
      }
      sayOncePerMinute(key, patch + ": " + answer.why() + "; passed on as it is");
    }
    publish();
  }

  /**
   * In {@code mode=observe}: a lookup that the library missed, and what would have been answered.
   */
  void observed(String patch, GroupVersionKind gvk, Answer answer) {
    if (!answer.found()) {
      answered(patch, gvk, answer);
      return;
    }
    wouldHeal.incrementAndGet();
    sayOncePerMinute(
        patch + gvk,
        patch + ": would heal " + gvk + ", served as " + served(answer) + "; left as it is");
    publish();
  }

  /** A request whose path nothing served, and that is on its way to another one. */
  public void sentAgain(String patch, GroupVersionKind gvk, String request, ResourcePath again) {
    healed.incrementAndGet();
    sayOncePerMinute(
        "again " + patch + gvk,
        patch + ": healed " + gvk + ", 404 on " + request + ", sent again to " + again);
    publish();
  }

  /**
   * A mapping that went stale and was taken out of a library.
   *
   * @param now what is served in its place; empty if there is no such kind any more
   */
  public void evicted(String patch, RestMapping held, Optional<RestMapping> now) {
    evicted.incrementAndGet();
    sayOncePerMinute("evicted " + patch + held.gvk(), patch + ": evicted " + stale(held, now));
    publish();
  }

  /** In {@code mode=observe}: a mapping that would have been evicted. */
  void observedStale(String patch, RestMapping held, Optional<RestMapping> now) {
    wouldHeal.incrementAndGet();
    sayOncePerMinute(
        "evicted " + patch + held.gvk(),
        patch + ": would heal " + stale(held, now) + "; left as it is");
    publish();
  }

  private static String stale(RestMapping held, Optional<RestMapping> now) {
    return held.gvk()
        + " as "
        + served(held)
        + "; it is "
        + now.map(mapping -> served(mapping) + " now").orElse("gone");
  }

  private static String served(Answer answer) {
    return served(answer.mapping());
  }

  private static String served(RestMapping mapping) {
    return mapping.plural() + (mapping.namespaced() ? ", namespaced" : ", cluster-scoped");
  }

  /** What a read in the background found; at most ten groups are named. */
  void changed(Cluster cluster, List<Everything.Group> groups) {
    changes.addAndGet(groups.size());
    StringBuilder named = new StringBuilder();
    for (Everything.Group group : groups.subList(0, Math.min(MOST_NAMED, groups.size()))) {
      named.append(named.length() == 0 ? "" : ", ");
      named.append(group).append(group.versions().isEmpty() ? " (gone)" : "");
    }
    int others = groups.size() - MOST_NAMED;
    line(
        "refresh: "
            + cluster.id()
            + " serves other resources than before in "
            + named
            + (others > 0 ? " and " + others + " groups more" : ""));
    publish();
  }

  /** Something that was done on request. */
  void line(String text) {
    if (level == LogLevel.HEAL) {
      log.line(text);
    }
  }

  /** Something else that a user wants to know, once. */
  public void once(String key, String text) {
    if (level != LogLevel.OFF) {
      log.once(key, text);
    }
  }

  /** What was found out for an attach client, which knows its own question again by its name. */
  void answer(String question, List<String> lines) {
    StringBuilder text = new StringBuilder(";asked=").append(clean(question));
    for (String line : lines) {
      text.append(";answer=").append(clean(line));
    }
    lastAnswer = text.toString();
    publish();
  }

  void failed(Patch patch, Throwable failure) {
    failed(patch.name(), failure);
  }

  void failed(String patch, Throwable failure) {
    bridgeFailures.incrementAndGet();
    log.once("failed " + patch + failure, "patch " + patch + " failed: " + failure);
    publish();
  }

  void switchedOff(Patch patch, int failures, Throwable last) {
    switchedOff.add(patch.name());
    log.line(
        "patch "
            + patch.name()
            + " switched itself off after "
            + failures
            + " failures: "
            + last
            + "; the library is as shipped");
    publish();
  }

  /** The names of classes that are not as they were shipped, if any. */
  void unpatched(Set<String> different) {
    verdicts.clear();
    System.setProperty(
        STATUS,
        "version="
            + version
            + ";state=unpatched"
            + (different.isEmpty() ? "" : ";different=" + String.join(" ", different)));
  }

  /** Keys and values without ';' and line breaks, in a fixed order. */
  void publish() {
    StringBuilder status = new StringBuilder("version=").append(version).append(";state=on");
    for (String line : new TreeMap<>(verdicts).values()) {
      status.append(';').append(line);
    }
    for (String patch : new TreeSet<>(switchedOff)) {
      status.append(";off=").append(patch);
    }
    status.append(";healed=").append(healed.get()).append(";missed=").append(missed.get());
    if (unknown.get() > 0) {
      status.append(";unknown=").append(unknown.get()); // of these, for want of an answer
    }
    if (evicted.get() > 0) {
      status.append(";evicted=").append(evicted.get());
    }
    if (wouldHeal.get() > 0) {
      status.append(";would-heal=").append(wouldHeal.get());
    }
    if (changes.get() > 0) {
      status.append(";changed-groups=").append(changes.get());
    }
    status.append(lastHeal).append(lastAnswer);
    System.setProperty(STATUS, status + ";failures=" + bridgeFailures.get());
  }

  private static String clean(String text) {
    return text.replaceAll("[;\\p{Cntrl}]", ",");
  }

  private static final class Monotonic implements LongSupplier {

    @Override
    public long getAsLong() {
      return System.nanoTime();
    }
  }

  private void sayOncePerMinute(String key, String text) {
    if (level != LogLevel.HEAL) {
      return;
    }
    long now = nanos.getAsLong();
    Long last = lastSaid.get(key);
    if (last == null ? lastSaid.size() < REMEMBERED : now - last >= MINUTE) {
      lastSaid.put(key, now);
      log.line(text);
    }
  }
}
