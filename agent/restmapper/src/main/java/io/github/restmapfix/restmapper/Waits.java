package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who waits for a kind to appear, and that lookups of one kind wait together. */
final class Waits {

  /** Why the last wait for a key was made; a second wait needs a better reason. */
  private enum Missed {
    ONCE,
    WHILE_LISTED
  }

  private final Shared shared;
  private final ClusterId id;
  private final Counters counters;
  private final BoundedMap<Object, Missed> missed = BoundedMap.of(4096);
  private final Map<Object, CompletableFuture<Verdict>> going = new HashMap<>();

  Waits(Shared shared, ClusterId id, Counters counters) {
    this.shared = shared;
    this.id = id;
    this.counters = counters;
  }

  CompletableFuture<Verdict> unlessFound(Lookup lookup, Verdict first) {
    if (first.found()) {
      noteFound(lookup);
    }
    if (first.found() || first.hopeless() || lookup.asking.isForAList()) {
      return CompletableFuture.completedFuture(first);
    }
    long wait = shared.settings.maxWait().toNanos() - lookup.asking.held();
    CompletableFuture<Verdict> end = new CompletableFuture<>();
    boolean budgeted;
    synchronized (going) {
      Missed before = missed.get(lookup.key());
      if (before == null || first.mayCome()) {
        missed.put(lookup.key(), first.mayCome() ? Missed.WHILE_LISTED : Missed.ONCE);
      }
      boolean listed = first.mayCome() && before != Missed.WHILE_LISTED;
      boolean expected = listed || shared.marks.marked(id.serverUrl(), lookup.group());
      CompletableFuture<Verdict> others = going.get(lookup.key());
      if (wait <= 0 || others == null && before != null && !expected) {
        return CompletableFuture.completedFuture(first);
      }
      if (others != null) {
        // Not beyond what this call was held for already.
        counters.joined.increment();
        return lookup.asking.held() > 0 ? CompletableFuture.completedFuture(first) : others;
      }
      going.put(lookup.key(), end);
      budgeted = !expected;
    }
    counters.waits.increment();
    lookup.asking.hurry();
    new Wait(lookup, end, shared.time.nanos() + wait, budgeted).poll(first, Wait.SHORTEST);
    return end;
  }

  private void noteFound(Lookup lookup) {
    missed.remove(lookup.key());
    shared.marks.found(id.serverUrl(), lookup.group(), lookup.began);
  }

  /** Asks after 20, 40, 80 ... ms, at most 250 apart, until it is there or the time is over. */
  private final class Wait {

    private static final long SHORTEST = 20_000_000L;
    private static final long LONGEST = 250_000_000L;

    private final Lookup lookup;
    private final CompletableFuture<Verdict> end;
    private final long deadline;
    private final boolean budgeted;

    Wait(Lookup lookup, CompletableFuture<Verdict> end, long deadline, boolean budgeted) {
      this.lookup = lookup;
      this.end = end;
      this.deadline = deadline;
      this.budgeted = budgeted;
    }

    void poll(Verdict last, long step) {
      long now = shared.time.nanos();
      long delay = Math.min(Math.min(step, LONGEST), deadline - now);
      if (delay <= 0 || budgeted && !shared.waitBudget.take(delay)) {
        end(last);
        return;
      }
      try {
        shared.time.after(Duration.ofNanos(delay), () -> ask(now + delay, step));
      } catch (RuntimeException | OutOfMemoryError e) { // no thread to be had
        end(last);
      }
    }

    private void ask(long due, long step) {
      try {
        lookup
            .attempt(lookup.scene.wire.tick())
            .whenComplete((verdict, failure) -> answered(verdict, failure, due, step));
      } catch (RuntimeException e) {
        answered(null, e, due, step);
      }
    }

    private void answered(Verdict verdict, Throwable failure, long due, long step) {
      if (budgeted) {
        shared.waitBudget.spend(Math.max(0, shared.time.nanos() - due)); // the request's time, too
      }
      if (failure != null) {
        end(Verdict.unknown("restmap-fix failed: " + failure));
      } else if (verdict.found() || verdict.hopeless()) {
        end(verdict);
      } else {
        poll(verdict, step * 2);
      }
    }

    private void end(Verdict verdict) {
      if (verdict.found()) {
        noteFound(lookup);
      }
      synchronized (going) {
        going.remove(lookup.key());
      }
      end.complete(verdict);
    }
  }
}
