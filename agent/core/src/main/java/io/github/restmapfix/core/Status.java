package io.github.restmapfix.core;

import io.github.restmapfix.core.probe.Decision;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The system property {@code restmap.fix.status}: {@code key=value;…} in a fixed order, which an
 * attach client reads without loading anything. What is counted here is there after the next {@link
 * #publish}. Thread safe.
 */
final class Status {

  static final String PROPERTY = "restmap.fix.status";

  private static final int MOST_NAMED = 3;

  private final String version;
  private final AtomicLong failures;
  private final AtomicLong healed = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong unknown = new AtomicLong();
  private final AtomicLong evicted = new AtomicLong();
  private final AtomicLong wouldHeal = new AtomicLong();
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong frozen = new AtomicLong();
  private final Map<String, String> verdicts = new ConcurrentHashMap<>();
  private final Set<String> switchedOff = ConcurrentHashMap.newKeySet();
  private volatile String lastHeal = "";
  private volatile String lastAnswer = "";
  private volatile String frozenNow = "";
  private boolean unpatched;

  /**
   * @param failures the dispatcher's, which counts those of advice
   */
  Status(String version, AtomicLong failures) {
    this.version = version;
    this.failures = failures;
  }

  void verdicts(String where, String line) {
    verdicts.put(where, clean(line));
  }

  void healed(String patch, GroupVersionKind gvk) {
    healed();
    lastHeal = ";last-heal=" + patch + " " + gvk;
  }

  void healed() {
    healed.incrementAndGet();
  }

  void missed() {
    missed.incrementAndGet();
  }

  /** Of the missed, for want of an answer. */
  void unknown() {
    unknown.incrementAndGet();
  }

  void evicted() {
    evicted.incrementAndGet();
  }

  void wouldHeal() {
    wouldHeal.incrementAndGet();
  }

  void changed(int groups) {
    changes.addAndGet(groups);
  }

  void foundFrozen() {
    frozen.incrementAndGet();
  }

  /**
   * Those that are frozen now, of which three are named.
   *
   * @return whether that is something else than before
   */
  boolean frozen(List<Decision> decisions) {
    StringBuilder text = new StringBuilder(decisions.isEmpty() ? "" : ";frozen-now=");
    for (Decision decision : decisions.subList(0, Math.min(MOST_NAMED, decisions.size()))) {
      text.append(text.toString().endsWith("=") ? "" : " | ").append(clean(decision.toString()));
    }
    int others = decisions.size() - MOST_NAMED;
    text.append(others > 0 ? " | and " + others + " more" : "");
    boolean other = !frozenNow.equals(text.toString());
    frozenNow = text.toString();
    return other;
  }

  void failed() {
    failures.incrementAndGet();
  }

  void switchedOff(Patch patch) {
    switchedOff.add(patch.name());
  }

  void answer(String question, List<String> lines) {
    StringBuilder text = new StringBuilder(";asked=").append(clean(question));
    for (String line : lines) {
      text.append(";answer=").append(clean(line));
    }
    lastAnswer = text.toString();
  }

  /**
   * The last word, whatever still ends afterwards: of classes that are not as they were shipped,
   * the names.
   */
  synchronized void unpatched(Set<String> different) {
    unpatched = true;
    verdicts.clear();
    System.setProperty(
        PROPERTY,
        "version="
            + version
            + ";state=unpatched"
            + (different.isEmpty() ? "" : ";different=" + String.join(" ", different)));
  }

  /** One after the other: else the last to set the property may not be the last that counted. */
  synchronized void publish() {
    if (unpatched) { // by a lookup that was under way
      return;
    }
    StringBuilder text = new StringBuilder("version=").append(version).append(";state=on");
    for (String line : new TreeMap<>(verdicts).values()) {
      text.append(';').append(line);
    }
    for (String patch : new TreeSet<>(switchedOff)) {
      text.append(";off=").append(patch);
    }
    text.append(";healed=").append(healed.get()).append(";missed=").append(missed.get());
    appendIfAny(text, "unknown", unknown);
    appendIfAny(text, "evicted", evicted);
    appendIfAny(text, "would-heal", wouldHeal);
    appendIfAny(text, "changed-groups", changes);
    appendIfAny(text, "frozen", frozen);
    text.append(frozenNow).append(lastHeal).append(lastAnswer);
    System.setProperty(PROPERTY, text + ";failures=" + failures.get());
  }

  private static void appendIfAny(StringBuilder text, String key, AtomicLong count) {
    if (count.get() > 0) {
      text.append(';').append(key).append('=').append(count.get());
    }
  }

  private static String clean(String text) {
    return text.replaceAll("[;\\p{Cc}]", ",");
  }
}
