package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * The model that the engine is held against: two API servers behind one address, late answers and
 * faults, and of every answer what the engine may conclude from it. It knows no states, only what
 * was said last about each group-version, and when.
 */
final class Told implements Transport {

  enum Fault {
    NONE,
    FORBIDDEN,
    BROKEN,
    PAUSED,
    NOTHING_HERE,
    HTML,
    HANGS
  }

  private static final long SECOND = 1_000_000_000L;

  final List<ModelServer> servers = new ArrayList<>();
  private final VirtualTime time;
  private final Random random;
  private final Map<String, Subject> subjects = new HashMap<>();
  private final Map<String, Long> buckets = new HashMap<>();
  private long requests;
  Fault fault = Fault.NONE;
  boolean slow;
  int fullReads;

  Told(VirtualTime time, long seed, boolean aggregated, boolean two) {
    this.time = time;
    this.random = new Random(seed);
    servers.add(new ModelServer(aggregated));
    if (two) {
      servers.add(new ModelServer(aggregated));
    }
  }

  @Override
  public CompletableFuture<Response> get(Request request) {
    spend(request.path());
    long number = ++requests;
    long began = time.nanos();
    if (fault == Fault.HANGS) {
      return new CompletableFuture<>();
    }
    ModelServer server = servers.get(random.nextInt(servers.size()));
    Response response = fault == Fault.NONE ? server.answer(request) : faulty();
    Map<String, Said> said = server.says(request.path(), response.status(), fault);
    CompletableFuture<Response> arrived = new CompletableFuture<>();
    Runnable arrival =
        () -> {
          said.forEach((subject, what) -> subject(subject).hear(what, number, began));
          arrived.complete(response);
        };
    // the two halves of a full read count together, when the second is there
    boolean atOnce = !slow || request.path().equals("/api");
    if (atOnce) {
      arrival.run();
    } else {
      time.after(Duration.ofMillis(random.nextInt(900)), arrival);
    }
    return arrived;
  }

  private Response faulty() {
    switch (fault) {
      case FORBIDDEN:
        return Response.of(403, "application/json", null, null, null);
      case BROKEN:
        return Response.of(500, "text/plain", null, null, null);
      case PAUSED:
        return Response.of(503, "text/plain", null, "2", null);
      case HTML:
        return Response.of(200, "text/html", null, null, "<html>hello".getBytes());
      default:
        return Response.of(404, "text/plain", null, null, "404 page not found\n".getBytes());
    }
  }

  /** Design section 3: 9 and 2 a second for a document, 20 and 5 a second for a cluster. */
  private void spend(String path) {
    if (fullReads > 0 || path.equals("/api")) {
      return; // the application's own, one for one
    }
    boolean all = path.equals("/apis");
    // and one each that took its place in time, but waited for the answer before it
    spend(path, all ? SECOND : SECOND / 2, all ? 2 : 10);
    if (!all) {
      spend("the cluster", SECOND / 5, 20 + Universe.DOCUMENTS);
    }
  }

  private void spend(String bucket, long each, int most) {
    long now = time.nanos();
    long full = Math.max(now, buckets.getOrDefault(bucket, now)) + each;
    buckets.put(bucket, full);
    assertThat(full - now).as("requests to " + bucket).isLessThanOrEqualTo(most * each);
  }

  private Subject subject(String name) {
    return subjects.computeIfAbsent(name, n -> new Subject());
  }

  /** What the newest document said; null if nothing did. */
  RestMapping told(GroupVersion gv, String kind) {
    Resources resources = subject(gv.path()).resources;
    ApiResource resource = resources == null ? null : resources.kind(kind);
    return resource == null ? null : RestMapping.of(gv, resource);
  }

  long toldAt(GroupVersion gv) {
    return subject(gv.path()).toldAt;
  }

  /**
   * Whether "no such kind here" is an honest answer: an answer of that time or later denies it, and
   * if it was known before, either a newer document lacks it or its loss is beyond doubt.
   */
  boolean mayBeAbsent(GroupVersion gv, String kind, long since) {
    Subject version = subject(gv.path());
    Subject group = subject("/apis/" + gv.group());
    boolean unlisted =
        group.versions != null && !group.versions.contains(gv.version()) && group.toldAt >= since;
    boolean denied =
        unlisted
            || version.denied >= since
            || group.denied >= since
            || version.toldAt >= since && told(gv, kind) == null;
    boolean kept = told(gv, kind) != null && !version.lost() && !unlisted && !group.lost();
    return denied && !kept;
  }

  /** What one answer says about one document's subject: it is there with this, or it is not. */
  static final class Said {
    final boolean there;
    final boolean direct;
    final Resources resources;
    final List<String> versions;

    Said(boolean there, boolean direct, Resources resources, List<String> versions) {
      this.there = there;
      this.direct = direct;
      this.resources = resources;
      this.versions = versions;
    }
  }

  private static final class Subject {
    Resources resources;
    List<String> versions;
    long heard;
    long toldAt = Long.MIN_VALUE;
    long denied = Long.MIN_VALUE;
    private Long firstDenied;
    private boolean again;
    private long witness = Long.MIN_VALUE;

    void hear(Said said, long number, long began) {
      if (said.there) {
        if (number > heard) {
          heard = number;
          resources = said.resources != null ? said.resources : resources;
          versions = said.versions != null ? said.versions : versions;
          toldAt = began;
          firstDenied = null;
          again = false;
        }
        return;
      }
      denied = Math.max(denied, began);
      if (said.direct && number > heard) {
        heard = number;
        again |= firstDenied != null && began - firstDenied >= SECOND;
        firstDenied = firstDenied == null ? (Long) began : firstDenied;
      } else if (!said.direct) {
        witness =
            Math.max(witness, began); // it may be here before a 404 that was asked for earlier
      }
    }

    boolean lost() {
      return again && witness >= firstDenied;
    }
  }
}
