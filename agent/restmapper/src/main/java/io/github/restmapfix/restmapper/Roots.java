package io.github.restmapfix.restmapper;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * {@code /api} and {@code /apis}, aggregated where the server can do that, conditional where it
 * gave an ETag. Two requests.
 */
final class Roots {

  private static final long A_SECOND = 1_000_000_000L;

  private final Wire wire;
  private final Time time;
  private final Flight flight;
  private final Half core = new Half("/api", true);
  private final Half groups = new Half("/apis", false);
  private volatile Snapshot snapshot;

  /**
   * @param published with each new snapshot, before those who wait for it go on
   */
  Roots(Wire wire, Time time, Consumer<Snapshot> published) {
    this.wire = wire;
    this.time = time;
    // not in the cluster's bucket: this is what answers when that is empty
    this.flight =
        new Flight(
            time, wire, Bucket.of(time, 1, A_SECOND), null, began -> request(began, published));
  }

  Flight flight() {
    return flight;
  }

  /** Null before the first answer. */
  Snapshot snapshot() {
    return snapshot;
  }

  private CompletableFuture<?> request(long began, Consumer<Snapshot> published) {
    long at = time.nanos();
    CompletableFuture<Discovered<Listing>> first = core.request(began, at);
    return first.thenCombine(
        groups.request(began, at),
        (a, b) -> {
          snapshot = new Snapshot(began, at, a, b);
          published.accept(snapshot);
          return null;
        });
  }

  /** Both halves, of requests that began together. */
  static final class Snapshot {
    final long began;
    final long at;
    final Discovered<Listing> core;
    final Discovered<Listing> groups;

    Snapshot(long began, long at, Discovered<Listing> core, Discovered<Listing> groups) {
      this.began = began;
      this.at = at;
      this.core = core;
      this.groups = groups;
    }

    Discovered<Listing> of(String group) {
      return group.isEmpty() ? core : groups;
    }

    boolean answered(Discovered<Listing> half) {
      return half.standing() == Discovered.Standing.PRESENT
          && !half.suspect()
          && half.began() == began;
    }

    boolean lists(GroupVersion gv) {
      Listing known = of(gv.group()).lastKnown();
      return known != null && known.lists(gv);
    }

    boolean lists(String group) {
      Listing known = of(group).lastKnown();
      return known != null && known.lists(group);
    }

    /** The server answered, now, and its list has no such group-version. */
    boolean withoutDoubtNotListed(GroupVersion gv) {
      Discovered<Listing> half = of(gv.group());
      return answered(half) && !half.lastKnown().lists(gv);
    }

    /** The same for a whole group. */
    boolean withoutDoubtNoGroup(String group) {
      Discovered<Listing> half = of(group);
      return answered(half) && !half.lastKnown().lists(group);
    }

    /** Whether a full read of this server is two requests, as far as is known. */
    boolean aggregated() {
      Listing listing = groups.lastKnown();
      return listing == null || listing.aggregated();
    }
  }

  /** One of the two paths. Only ever asked inside the flight, hence never twice at a time. */
  private final class Half {

    private final String path;
    private final boolean isCore;
    private final Deque<Copy> copies = new ArrayDeque<>();
    private Discovered<Listing> state = Discovered.neverAsked();

    Half(String path, boolean isCore) {
      this.path = path;
      this.isCore = isCore;
    }

    CompletableFuture<Discovered<Listing>> request(long began, long at) {
      Copy copy = newest();
      return wire.get(path, AggregatedDocument.ACCEPT, copy == null ? null : copy.etag)
          .thenApply(reply -> arrived(reply, copy, began, at));
    }

    private synchronized Copy newest() {
      return copies.peekFirst();
    }

    private synchronized Discovered<Listing> arrived(Reply reply, Copy sent, long began, long at) {
      if (reply.sent()) {
        state = after(reply, sent, began, at);
      }
      return state;
    }

    private Discovered<Listing> after(Reply reply, Copy sent, long began, long at) {
      if (reply.is(404)) {
        return state.notFound(began, at);
      }
      if (reply.is(304) && sent != null) {
        return state.present(sent.listing, began, at);
      }
      if (!reply.is(200)) {
        return state.unknown(wire.toldNothing(reply, path), began, at);
      }
      try {
        return state.present(read(reply.response()), began, at);
      } catch (IOException | RuntimeException | StackOverflowError e) {
        return state.unknown(wire.toldNothing(reply, path), began, at);
      }
    }

    private Listing read(Response response) throws IOException {
      String etag = response.etag();
      for (Copy copy : copies) {
        if (copy.etag.equals(etag)) {
          keep(copy);
          return copy.listing;
        }
      }
      Listing listing =
          AggregatedDocument.is(response.contentType())
              ? AggregatedDocument.read(response.body(), isCore)
              : GroupDocument.listing(response.body(), isCore);
      if (etag != null && !etag.isEmpty()) {
        keep(new Copy(etag, listing));
      }
      return listing;
    }

    /** Two, since servers of two releases may alternate behind one address. */
    private void keep(Copy copy) {
      copies.remove(copy);
      copies.addFirst(copy);
      if (copies.size() > 2) {
        copies.removeLast();
      }
    }
  }

  private static final class Copy {
    final String etag;
    final Listing listing;

    Copy(String etag, Listing listing) {
      this.etag = etag;
      this.listing = listing;
    }
  }
}
