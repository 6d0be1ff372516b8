package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One watch: what there is or was missed, then every change, one JSON document a line, until its
 * time is over or its CRD is gone.
 */
final class WatchStream implements AutoCloseable {

  private static final long BOOKMARK_NANOS = Duration.ofMinutes(1).toNanos();

  /** Where events go: a line each over plain HTTP, a message each over a WebSocket. */
  interface Sink {
    void send(JsonNode event) throws IOException;
  }

  /**
   * As the client asked; {@code since} is empty or "0" for "any state will do, but tell me which".
   */
  record Options(
      String since, boolean initialEvents, boolean bookmarks, Duration timeout, Selector selector) {

    boolean wantsPresentState() {
      return initialEvents || since.isEmpty() || since.equals("0");
    }
  }

  private static final Store.Change END = new Store.Change(0, null, null, null);

  private final Store store;
  private final ResourcePath at;
  private final Options options;
  private final View view;
  private final BlockingQueue<Store.Change> pending = new LinkedBlockingQueue<>();
  private final Consumer<Store.Change> listener = this::onChange;
  private List<ObjectNode> first;
  private long seen;

  private WatchStream(Store store, ResourcePath at, Options options) {
    this.store = store;
    this.at = at;
    this.options = options;
    this.view = new View(at.type());
  }

  /**
   * Sees every change from now on, though nothing is sent yet: a client may count on what follows
   * the answer's head.
   */
  static WatchStream open(Store store, ResourcePath at, Options options) {
    WatchStream stream = new WatchStream(store, at, options);
    store.atomically(
        () -> {
          stream.first = stream.firstEvents();
          store.listen(stream.listener);
          return null;
        });
    return stream;
  }

  void sendTo(Sink out) throws IOException, InterruptedException {
    boolean expired = false;
    for (ObjectNode event : first) {
      out.send(event);
      expired |= event.path("type").asText().equals("ERROR");
    }
    if (!expired) {
      follow(out);
    }
  }

  @Override
  public void close() {
    store.unlisten(listener);
  }

  private List<ObjectNode> firstEvents() {
    List<ObjectNode> events = new ArrayList<>();
    seen = store.version();
    if (options.wantsPresentState()) {
      for (ObjectNode object : store.list(at.type().collection(), at.namespace())) {
        if (options.selector().test(object)) {
          events.add(event("ADDED", view.object(object)));
        }
      }
      if (options.bookmarks()) {
        ObjectNode bookmark = bookmark();
        ObjectNode metadata = (ObjectNode) bookmark.at("/object/metadata");
        metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        events.add(bookmark);
      }
      return events;
    }
    long since = number(options.since());
    if (since < store.forgotten()) {
      return List.of(event("ERROR", Failure.expired(since, store.forgotten())));
    }
    store.changesSince(since).forEach(this::onChange);
    return events;
  }

  private void follow(Sink out) throws IOException, InterruptedException {
    long end = System.nanoTime() + options.timeout().toNanos();
    long nextBookmark = System.nanoTime() + BOOKMARK_NANOS;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      long pause = Math.min(left, Math.max(1, nextBookmark - System.nanoTime()));
      Store.Change change = pending.poll(pause, TimeUnit.NANOSECONDS);
      if (change == END) {
        return;
      }
      if (change != null) {
        seen = Math.max(seen, change.version());
        write(out, change);
      }
      if (System.nanoTime() >= nextBookmark) {
        nextBookmark = System.nanoTime() + BOOKMARK_NANOS;
        if (options.bookmarks()) {
          out.send(bookmark());
        }
      }
    }
  }

  /** Called under the store's lock. */
  private void onChange(Store.Change change) {
    Store.Key key = change.key();
    boolean mine = key.collection().equals(at.type().collection());
    if (mine && (at.namespace().isEmpty() || at.namespace().equals(key.namespace()))) {
      pending.add(change);
    }
    boolean crdGone =
        change.after() == null
            && key.collection().equals(BuiltIns.CRDS)
            && key.name().equals(at.type().plural() + "." + at.type().group());
    if (crdGone) {
      pending.add(END);
    }
  }

  /** An object that begins or ceases to match is, for this watch, added or deleted. */
  private void write(Sink out, Store.Change change) throws IOException {
    boolean before = change.before() != null && options.selector().test(change.before());
    boolean after = change.after() != null && options.selector().test(change.after());
    if (after) {
      out.send(event(before ? "MODIFIED" : "ADDED", view.object(change.after())));
    } else if (before) {
      ObjectNode last = view.object(change.before());
      Json.child(last, "metadata").put("resourceVersion", Long.toString(change.version()));
      out.send(event("DELETED", last));
    }
  }

  private ObjectNode bookmark() {
    ObjectNode object = Json.object();
    object.put("apiVersion", at.type().groupVersion()).put("kind", at.type().kind());
    object.putObject("metadata").put("resourceVersion", Long.toString(seen));
    return event("BOOKMARK", object);
  }

  private static ObjectNode event(String type, ObjectNode object) {
    ObjectNode event = Json.object().put("type", type);
    event.set("object", object);
    return event;
  }

  private static long number(String resourceVersion) {
    try {
      return Long.parseLong(resourceVersion);
    } catch (NumberFormatException e) {
      throw Failure.badRequest("invalid resource version: " + resourceVersion);
    }
  }
}
