package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One question about one cluster. Steps of one lookup never run at the same time. */
abstract class Lookup {

  /**
   * Beyond the wait, a call is held for at most this, far less than a request may take: what comes
   * later counts for the next lookup, and the library is left to itself in time.
   */
  static final Duration LONGEST_REQUEST = Duration.ofSeconds(1);

  final Scene scene;
  final Asking asking;
  final long began;

  Lookup(Scene scene, Asking asking) {
    this.scene = scene;
    this.asking = asking;
    this.began = scene.shared.time.nanos();
  }

  /** Under which "this was missed before" is remembered. */
  abstract Object key();

  abstract String group();

  /** What is known without a request, or null. */
  abstract RestMapping hit();

  /** Asks the server, by requests that begin at or after {@code since}. */
  abstract CompletableFuture<Verdict> attempt(long since);

  final CompletableFuture<Answer> run() {
    scene.counters.finds.increment();
    scene.used();
    RestMapping hit = hit();
    if (hit != null) {
      scene.counters.hits.increment();
      scene.used(hit.gvk().groupVersion());
      return CompletableFuture.completedFuture(answer(Verdict.found(hit)));
    }
    return miss().thenApply(this::answer);
  }

  /** Never fails: a defect of ours is an answer that leaves the library to itself. */
  final CompletableFuture<Verdict> miss() {
    return guarded(
        () ->
            attempt(scene.wire.tick()).thenCompose(first -> scene.waits.unlessFound(this, first)));
  }

  /** Like {@link #miss}, but without a wait for what may come. */
  final CompletableFuture<Verdict> once() {
    return guarded(() -> attempt(scene.wire.tick()));
  }

  private CompletableFuture<Verdict> guarded(Supplier<CompletableFuture<Verdict>> question) {
    CompletableFuture<Verdict> verdict;
    try {
      verdict = question.get();
    } catch (RuntimeException e) {
      verdict = CompletableFuture.failedFuture(e);
    }
    return inTime(verdict.exceptionally(e -> Verdict.unknown("restmap-fix failed: " + e)));
  }

  /** However many requests hang, one after the other. */
  private CompletableFuture<Verdict> inTime(CompletableFuture<Verdict> verdict) {
    if (verdict.isDone()) {
      return verdict;
    }
    CompletableFuture<Verdict> first = verdict.copy();
    Duration longest = LONGEST_REQUEST.plus(scene.shared.settings.maxWait());
    scene.shared.time.after(
        longest, () -> first.complete(late("no answer in " + longest.toMillis() + " ms")));
    return first;
  }

  /** When no answer came in time. */
  Verdict late(String why) {
    return Verdict.unknown(why);
  }

  final Answer answer(Verdict verdict) {
    Duration took = Duration.ofNanos(scene.shared.time.nanos() - began);
    if (verdict.found()) {
      return Answer.found(verdict.mapping(), took, asking.requests());
    }
    scene.counters.misses.increment();
    return verdict.outcome() == Answer.Outcome.ABSENT
        ? Answer.absent(verdict.why(), took, asking.requests())
        : Answer.unknown(verdict.why(), took, asking.requests());
  }
}
