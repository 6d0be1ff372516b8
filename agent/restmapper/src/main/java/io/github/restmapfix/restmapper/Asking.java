package io.github.restmapfix.restmapper;

import java.util.concurrent.CompletableFuture;

/**
 * One lookup's dealings with the buckets: how long it may be held, and which older answer it takes
 * when it may not ask.
 */
final class Asking {

  /** No thread is held: an asynchronous lookup. */
  static final long NO_THREAD = -1;

  private static final long RECENT = 1_000_000_000L;

  private final Scene scene;
  private final Caller caller;
  private final long thread;
  private volatile boolean hurried;
  private volatile long held;
  private volatile int requests;

  Asking(Scene scene, Caller caller, long thread) {
    this.scene = scene;
    this.caller = caller;
    this.thread = thread;
  }

  /**
   * An answer about the document by a request that begins at or after {@code since}; or, where the
   * buckets do not allow that, the newest one if it is young enough for this caller.
   *
   * @return null if there is such an answer, else why not; never fails
   */
  CompletableFuture<String> ask(Document<?> document, String group, long since) {
    document.used();
    if (document.state().began() >= since) {
      return CompletableFuture.completedFuture(null);
    }
    String refusal = scene.wire.refusal();
    if (refusal != null) {
      boolean closed = scene.shared.closed.get();
      return CompletableFuture.completedFuture(closed ? refusal : unlessRecent(document, refusal));
    }
    Flight.Seat seat = document.flight().join(since, this::mayWait);
    if (seat.refusal == null) {
      count(seat, 1);
      return seat.done.thenApply(
          done -> document.state().began() >= since ? null : unlessRecent(document, "not sent"));
    }
    scene.counters.limited.increment();
    return seat.refusal == Flight.Refusal.CLUSTER
        ? fromFullRead(document, group, since)
        : CompletableFuture.completedFuture(
            unlessRecent(document, "asked too often in a short time"));
  }

  /** One conditional full read answers everybody, if the server can give it in two requests. */
  private CompletableFuture<String> fromFullRead(Document<?> document, String group, long since) {
    String usedUp = "the request budget of this cluster is used up";
    Roots roots = scene.discovery.roots();
    Roots.Snapshot known = roots.snapshot();
    if (known != null && !known.aggregated()) {
      return CompletableFuture.completedFuture(unlessRecent(document, usedUp));
    }
    return read(roots.flight().join(since, this::mayWait), since)
        .thenApply(
            read ->
                read != null && read.aggregated() && tells(read, document, group)
                    ? null
                    : unlessRecent(document, usedUp));
  }

  /** Of what was known before and is not in it, a full read tells nothing. */
  private static boolean tells(Roots.Snapshot read, Document<?> document, String group) {
    Discovered<?> state = document.state();
    return read.answered(read.of(group))
        && (state.lastKnown() == null || state.began() >= read.began);
  }

  /** The same for the lists of all groups. */
  CompletableFuture<String> askForAll(long since) {
    String refusal = scene.wire.refusal();
    if (refusal != null) {
      return CompletableFuture.completedFuture(recentRead() == null ? refusal : null);
    }
    Flight.Seat seat = scene.discovery.roots().flight().join(since, this::mayWait);
    if (seat.refusal != null) {
      scene.counters.limited.increment();
    }
    return read(seat, since)
        .thenApply(read -> read == null ? "asked too often in a short time" : null);
  }

  /**
   * The full read of this seat. Without a seat the newest one; and if that is too old, the one that
   * is on its way, though it began before this lookup. Null if there is none.
   */
  private CompletableFuture<Roots.Snapshot> read(Flight.Seat seat, long since) {
    Roots roots = scene.discovery.roots();
    if (seat.refusal == null) {
      count(seat, 2);
      return seat.done.thenApply(
          done -> {
            Roots.Snapshot read = roots.snapshot();
            return read != null && read.began >= since ? read : null;
          });
    }
    Roots.Snapshot recent = recentRead();
    return recent != null
        ? CompletableFuture.completedFuture(recent)
        : roots.flight().underWay().thenApply(done -> recentRead());
  }

  private Roots.Snapshot recentRead() {
    Roots.Snapshot known = scene.discovery.roots().snapshot();
    return known != null && recent(known.at, scene.shared.time.nanos()) ? known : null;
  }

  private String unlessRecent(Document<?> document, String why) {
    return accepts(document.state(), scene.shared.time.nanos()) ? null : why;
  }

  /** Whether this is an answer, and young enough for a question of that time. */
  boolean accepts(Discovered<?> state, long asked) {
    return state.asked() && recent(state.at(), asked);
  }

  /**
   * A library that would have asked gets nothing older than a second; one that answers from memory
   * anything.
   */
  private boolean recent(long at, long asked) {
    return caller == Caller.REMEMBERS || asked - at <= RECENT;
  }

  private boolean mayWait(long nanos) {
    if (caller == Caller.REMEMBERS
        || hurried
        || held + nanos > scene.shared.settings.maxWait().toNanos()
        || thread != NO_THREAD && !scene.shared.patience.spend(thread, nanos)) {
      return false;
    }
    held += nanos;
    return true;
  }

  private void count(Flight.Seat seat, int sent) {
    if (seat.first) {
      requests += sent;
    } else {
      scene.counters.joined.increment();
    }
  }

  boolean isForAList() {
    return caller == Caller.ASKS_FOR_A_LIST;
  }

  /** From now on the newest answer is good enough: the next poll comes soon. */
  void hurry() {
    hurried = true;
  }

  /** Nanoseconds that this lookup was held by empty buckets. */
  long held() {
    return held;
  }

  int requests() {
    return requests;
  }
}
