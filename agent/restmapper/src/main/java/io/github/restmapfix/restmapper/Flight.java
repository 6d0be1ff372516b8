package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * At most one request in flight for one document. Whoever asks joins a request only if that begins
 * after the asking: an answer that was already on its way may not know what the asker has just
 * created. So there are two places: the request in flight, and the next one, which everybody who
 * came meanwhile shares.
 */
final class Flight {

  private final Time time;
  private final Wire wire;
  private final Bucket own;
  private final Bucket cluster;
  private final LongFunction<CompletableFuture<?>> request;
  private Leg current;
  private Leg next;
  private volatile Leg latest;

  /**
   * @param cluster null: not limited by the cluster's bucket
   * @param request begins at the given tick; completes when its answer is published, and never
   *     exceptionally
   */
  Flight(
      Time time,
      Wire wire,
      Bucket own,
      Bucket cluster,
      LongFunction<CompletableFuture<?>> request) {
    this.time = time;
    this.wire = wire;
    this.own = own;
    this.cluster = cluster;
    this.request = request;
  }

  enum Refusal {
    /** This document was asked for too often. */
    DOCUMENT,
    /** This cluster was asked too often. */
    CLUSTER
  }

  /** A seat in a request, or the reason why there is none. */
  static final class Seat {
    final CompletableFuture<Void> done;
    final boolean first;
    final Refusal refusal;

    private Seat(CompletableFuture<Void> done, boolean first, Refusal refusal) {
      this.done = done;
      this.first = first;
      this.refusal = refusal;
    }
  }

  /**
   * A request that begins at or after {@code since}.
   *
   * @param mayWait whether the asker waits that many nanoseconds for the bucket; called with a
   *     positive number only, and once
   */
  Seat join(long since, LongPredicate mayWait) {
    Seat seat;
    long delay;
    synchronized (this) {
      Seat taken = seatAlreadyThere(since, mayWait);
      if (taken != null) {
        return taken;
      }
      delay = own.delay(1);
      if (delay > 0 && !mayWait.test(delay)) {
        return new Seat(null, false, Refusal.DOCUMENT);
      }
      if (cluster != null && !cluster.take(1)) {
        return new Seat(null, false, Refusal.CLUSTER);
      }
      own.spend(1);
      seat = reserve(since, delay);
    }
    if (delay > 0) {
      time.after(Duration.ofNanos(delay), this::depart);
    }
    depart();
    return seat;
  }

  /**
   * Past the buckets, for a full read that the application itself asked for: it is one for one what
   * the library would have sent.
   */
  CompletableFuture<Void> joinUnlimited(long since) {
    Seat seat;
    synchronized (this) {
      seat = seatAlreadyThere(since, nanos -> true);
      if (seat == null) {
        seat = reserve(since, 0);
      }
    }
    depart();
    return seat.done;
  }

  private Seat seatAlreadyThere(long since, LongPredicate mayWait) {
    if (current != null && current.began >= since) {
      return new Seat(current.done, false, null);
    }
    if (next == null) {
      return null;
    }
    long wait = next.notBefore - time.nanos();
    return wait <= 0 || mayWait.test(wait)
        ? new Seat(next.done, false, null)
        : new Seat(null, false, Refusal.DOCUMENT);
  }

  private Seat reserve(long since, long delay) {
    next = new Leg(since, time.nanos() + delay);
    return new Seat(next.done, true, null);
  }

  /**
   * Begins the next request if it is due and none is in flight. Not under the lock: a transport may
   * answer at once.
   */
  private void depart() {
    Leg leg;
    synchronized (this) {
      if (current != null || next == null || !due(next)) {
        return;
      }
      leg = next;
      next = null;
      leg.began = wire.tick();
      current = leg;
      latest = leg;
    }
    try {
      request.apply(leg.began).whenComplete((done, never) -> arrive(leg));
    } catch (Throwable e) { // no thread to be had, for example; the place must not stay taken
      arrive(leg);
    }
  }

  /** At the end all of them: nothing is sent any more, and some who wait have no limit. */
  private boolean due(Leg leg) {
    return leg.notBefore - time.nanos() <= 0 || wire.closed();
  }

  private void arrive(Leg leg) {
    synchronized (this) {
      current = null;
    }
    leg.done.complete(null);
    depart();
  }

  /**
   * When the question was asked that the request of that time answered; that time itself where the
   * answer came by another document, or a younger request has begun since.
   */
  long asked(long began) {
    Leg leg = latest;
    return leg != null && leg.began == began ? leg.since : began;
  }

  /** Completes with the request in flight, whenever that began; at once if there is none. */
  synchronized CompletableFuture<Void> underWay() {
    return current == null ? CompletableFuture.completedFuture(null) : current.done;
  }

  /** So that a document which is forgotten was not just asked for. */
  synchronized boolean idle() {
    return current == null && next == null;
  }

  private static final class Leg {
    final CompletableFuture<Void> done = new CompletableFuture<>();
    final long since;
    final long notBefore;
    long began = -1;

    Leg(long since, long notBefore) {
      this.since = since;
      this.notBefore = notBefore;
    }
  }
}
