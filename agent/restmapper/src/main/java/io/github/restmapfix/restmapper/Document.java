package io.github.restmapfix.restmapper;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * One discovery document of one cluster: what is known of it, and the requests that find it out.
 */
final class Document<T> {

  private static final long TWO_A_SECOND = 500_000_000L;
  private static final long A_SECOND = 1_000_000_000L;

  /** With the one that comes back within the first second that makes ten in it. */
  private static final int A_BURST = 9;

  interface Reader<T> {
    T read(byte[] body) throws IOException;
  }

  private final String path;
  private final Wire wire;
  private final Time time;
  private final Reader<T> reader;
  private final Runnable published;
  private final Flight flight;
  private long lastBackground;
  private boolean everBackground;
  private volatile Long lastUsed;
  private volatile int changes;
  private volatile Long appeared;
  private volatile Discovered<T> state = Discovered.neverAsked();

  /**
   * @param published after each answer that counted; it may look at the state and must not block
   */
  Document(
      String path, Wire wire, Time time, Bucket cluster, Reader<T> reader, Runnable published) {
    this.path = path;
    this.wire = wire;
    this.time = time;
    this.reader = reader;
    this.published = published;
    this.flight =
        new Flight(time, wire, Bucket.of(time, A_BURST, TWO_A_SECOND), cluster, this::request);
  }

  Discovered<T> state() {
    return state;
  }

  /** A lookup wanted it, whether or not it had to ask. */
  void used() {
    lastUsed = time.nanos();
  }

  boolean usedSince(long nanos) {
    Long at = lastUsed;
    return at != null && at - nanos >= 0;
  }

  /** How often what is known to be served became something else. */
  int changes() {
    return changes;
  }

  /** Served now, and not before, or not for a while. */
  boolean appearedWithin(Duration duration) {
    Long at = appeared;
    return at != null && time.nanos() - at < duration.toNanos();
  }

  Flight flight() {
    return flight;
  }

  /** When the question was asked that the newest answer is about. */
  long asked() {
    return flight.asked(state.began());
  }

  private CompletableFuture<?> request(long began) {
    long at = time.nanos();
    return wire.get(path, Wire.JSON, null).thenAccept(reply -> arrived(reply, began, at));
  }

  private void arrived(Reply reply, long began, long at) {
    if (!reply.sent()) {
      return;
    }
    if (reply.is(404)) {
      publish(began, known -> known.notFound(began, at));
    } else if (!reply.is(200)) {
      toldNothing(reply, began, at);
    } else {
      read(reply, began, at);
    }
  }

  private void read(Reply reply, long began, long at) {
    try {
      T value = reader.read(reply.response().body());
      publish(began, known -> known.present(value, began, at));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      toldNothing(reply, began, at);
    }
  }

  private void toldNothing(Reply reply, long began, long at) {
    String why = wire.toldNothing(reply, path);
    publish(began, known -> known.unknown(why, began, at));
  }

  /**
   * An answer replaces only answers whose request began earlier: a slow full read must not undo a
   * fast explicit one.
   */
  void publish(long began, UnaryOperator<Discovered<T>> change) {
    synchronized (this) {
      if (began <= state.began()) {
        return;
      }
      become(change.apply(state));
    }
    published.run();
  }

  /**
   * A document of the same server does not list this one. Compare-and-set on what was suspected.
   */
  synchronized void notListed(Discovered<T> suspected) {
    if (state == suspected) {
      become(suspected.notListed());
    }
  }

  private synchronized void become(Discovered<T> next) {
    if (!Objects.equals(state.lastKnown(), next.lastKnown())) {
      changes++;
    }
    if (state.lastKnown() == null || next.lastKnown() == null) {
      appeared = next.lastKnown() == null ? null : time.nanos();
    }
    state = next;
  }

  /** Asks without anybody waiting, at most once a second, and not where it was forbidden. */
  CompletableFuture<Void> inBackground() {
    CompletableFuture<Void> none = CompletableFuture.completedFuture(null);
    synchronized (this) {
      long now = time.nanos();
      boolean justNow = everBackground && now - lastBackground < A_SECOND;
      if (justNow || wire.forbidden(path) || wire.refusal() != null) {
        return none;
      }
      everBackground = true;
      lastBackground = now;
    }
    Flight.Seat seat = flight.join(wire.tick(), nanos -> false);
    return seat.refusal == null ? seat.done : none;
  }
}
