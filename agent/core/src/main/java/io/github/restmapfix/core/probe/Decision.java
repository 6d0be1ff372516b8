package io.github.restmapfix.core.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What one call site was told, and perhaps holds on to; and what is so now. Times are those of
 * {@link io.github.restmapfix.restmapper.Clusters#time}. Thread safe.
 */
public final class Decision {

  /** What a read in the background means for it. */
  enum Reading {
    /** It is still true, or the call site may ask again by itself, or nothing is known. */
    NOTHING,
    /** It is not true any more, and this read was the first to say so. */
    CHANGED,
    /** The read before said the same. */
    CONFIRMED
  }

  /** A thousand times the default of a minute is most of a day. */
  private static final int MOST_DOUBLED = 10;

  private final String site;
  private final Question question;
  private Set<String> told;
  private long toldAt;
  private long longestPause;
  private Set<String> now;
  private long since;
  private int returns;

  Decision(String site, Question question, Set<String> told, long at) {
    this.site = site;
    this.question = question;
    this.told = told;
    this.toldAt = at;
  }

  /** The call site asked again. */
  synchronized void told(Set<String> answer, long at) {
    longestPause = Math.max(longestPause, at - toldAt);
    told = answer;
    toldAt = at;
    now = null;
  }

  /**
   * @param newest empty if unknown, which never counts
   * @param began when that was asked: what the call site was told later is newer
   */
  synchronized Reading read(Optional<Set<String>> newest, long began, long at) {
    if (newest.isEmpty() || toldAt - began >= 0) {
      return Reading.NOTHING;
    }
    if (newest.get().equals(told)) {
      trueAgain();
      return Reading.NOTHING;
    }
    if (asksAgain(at)) {
      return Reading.NOTHING;
    }
    if (newest.get().equals(now)) {
      return Reading.CONFIRMED;
    }
    now = newest.get();
    since = at;
    return Reading.CHANGED;
  }

  /**
   * A call site that has asked before, in whatever rhythm, may do so once more: it has twice its
   * longest pause for that.
   */
  private boolean asksAgain(long at) {
    return at - toldAt < 2 * longestPause;
  }

  private void trueAgain() {
    if (now != null) {
      now = null;
      returns++;
    }
  }

  /**
   * Not true for at least that long, as far as is known; for twice as long with each time that it
   * was true again before, since a kind may come and go all the time.
   */
  synchronized boolean frozenFor(Duration duration, long at) {
    long calm = duration.toNanos() << Math.min(returns, MOST_DOUBLED);
    return now != null && at - since >= calm;
  }

  synchronized boolean isFrozen() {
    return now != null;
  }

  /** Still, by what is known now; unknown is not enough. */
  synchronized boolean isFrozen(Optional<Set<String>> newest) {
    if (newest.isPresent() && newest.get().equals(told)) {
      trueAgain();
    }
    return now != null && newest.isPresent() && newest.get().equals(now);
  }

  public String site() {
    return site;
  }

  public Question question() {
    return question;
  }

  /** In words. */
  public synchronized String told() {
    return Question.inWords(told);
  }

  /** The new answer, or the old one while that is true. */
  public synchronized String now() {
    return Question.inWords(now == null ? told : now);
  }

  public synchronized Duration age(long at) {
    return Duration.ofNanos(at - toldAt);
  }

  @Override
  public String toString() {
    return site + " asked " + question + ", was told " + told() + ", now " + now();
  }
}
