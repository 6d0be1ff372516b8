package io.github.restmapfix.core;

import io.github.restmapfix.core.probe.Decision;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Everything that happens and that a user sees: counted in the {@link Status}, and said in {@link
 * Lines}. Thread safe.
 */
public final class Report {

  private static final int MOST_NAMED = 10;

  private final Lines lines;
  private final String version;
  private final Status status;

  public Report(Log log, LogLevel level, String version, AtomicLong bridgeFailures) {
    this(log, level, version, new Monotonic(), bridgeFailures);
  }

  Report(Log log, LogLevel level, String version, LongSupplier nanos, AtomicLong bridgeFailures) {
    this.lines = new Lines(log, level, nanos);
    this.version = version;
    this.status = new Status(version, bridgeFailures);
  }

  public String version() {
    return version;
  }

  /** The summary line of one copy of a library. */
  public void verdicts(String where, String line) {
    status.verdicts(where, line);
    lines.summary(version + " " + line);
    publish();
  }

  /** A lookup that the library missed and the engine answered. */
  public void answered(String patch, GroupVersionKind gvk, Answer answer) {
    if (answer.found()) {
      status.healed(patch, gvk);
      lines.healOncePerMinute(
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
      status.missed();
      String key = patch + gvk;
      if (answer.outcome() == Answer.Outcome.UNKNOWN) {
        status.unknown();
        key += " unknown"; // does not keep back what is known a moment later
      }
      lines.healOncePerMinute(key, patch + ": " + answer.why() + "; passed on as it is");
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
    status.wouldHeal();
    lines.healOncePerMinute(
        patch + gvk,
        patch + ": would heal " + gvk + ", served as " + served(answer) + "; left as it is");
    publish();
  }

  /** A request whose path nothing served, and that is on its way to another one. */
  public void sentAgain(String patch, GroupVersionKind gvk, String request, ResourcePath again) {
    status.healed();
    lines.healOncePerMinute(
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
    status.evicted();
    lines.healOncePerMinute(
        "evicted " + patch + held.gvk(), patch + ": evicted " + stale(held, now));
    publish();
  }

  /** What it is now nobody asked; the library will. */
  public void evicted(String patch, String held) {
    status.evicted();
    lines.healOncePerMinute(
        "evicted " + patch + held,
        patch + ": evicted " + held + ", whose path is not served; the next look-up asks");
    publish();
  }

  /** In {@code mode=observe}: a mapping that would have been evicted. */
  void observedStale(String patch, RestMapping held, Optional<RestMapping> now) {
    status.wouldHeal();
    lines.healOncePerMinute(
        "evicted " + patch + held.gvk(),
        patch + ": would heal " + stale(held, now) + "; left as it is");
    publish();
  }

  /** The same where it was not found out what it is now. */
  void observedStale(String patch, String held) {
    status.wouldHeal();
    lines.healOncePerMinute(
        "evicted " + patch + held,
        patch + ": would heal " + held + ", whose path is not served; left as it is");
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
    status.changed(groups.size());
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

  /** What a call site was told is not true any more, and it has not asked again. */
  public void frozen(Decision decision, String text) {
    status.foundFrozen();
    record(decision);
    publish(); // who reads the line finds it counted
    lines.healOncePerMinute("frozen " + decision, "frozen: " + text);
  }

  /** A run-time image may lack Flight Recorder, jlink's smallest does. */
  private static void record(Decision decision) {
    try {
      FrozenDecisionEvent.of(decision);
    } catch (LinkageError noFlightRecorder) { // then there is no recording either
    }
  }

  /** All that are not true at this moment. */
  public void frozen(List<Decision> decisions) {
    if (status.frozen(decisions)) {
      publish();
    }
  }

  /** Something that is about to happen to the whole process. */
  public void warn(String text) {
    lines.summary(text);
  }

  /** Something that was done on request. */
  void line(String text) {
    lines.heal(text);
  }

  /** Something else that a user wants to know, once. */
  public void once(String key, String text) {
    lines.summaryOnce(key, text);
  }

  /** What was found out for an attach client, which knows its own question again by its name. */
  void answer(String question, List<String> lines) {
    status.answer(question, lines);
    publish();
  }

  void failed(Patch patch, Throwable failure) {
    failed(patch.name(), failure);
  }

  void failed(String patch, Throwable failure) {
    status.failed();
    lines.failureOnce("failed " + patch + failure, "patch " + patch + " failed: " + failure);
    publish();
  }

  void switchedOff(Patch patch, int failures, Throwable last) {
    status.switchedOff(patch);
    lines.failure(
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
    status.unpatched(different);
  }

  void publish() {
    status.publish();
  }

  private static final class Monotonic implements LongSupplier {

    @Override
    public long getAsLong() {
      return System.nanoTime();
    }
  }
}
