package io.github.restmapfix.restmapper;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Reads one cluster's discovery again every {@link Settings#refresh}, so that a change is noticed
 * before anybody fails for it: two conditional requests on an aggregated server, and one for each
 * group-version that is not listed any more; on a legacy one those that were in use lately. What is
 * followed counts as in use. A cluster has its own clock, so that one that cannot be reached delays
 * no other.
 */
final class Background {

  /** So that the replicas of one operator do not come together. */
  private static final double SPREAD = 0.2;

  /** Twelve times the interval: an hour, with the default of five minutes. */
  private static final int LONGEST_BACK_OFF = 12;

  /** A legacy server's documents come one by one: the cluster's bucket is for lookups. */
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final Cluster cluster;
  private final Scene scene;
  private final BooleanSupplier wanted;
  private final News news;
  private final Changes changes;
  private final Random random;
  private int backOff = 1;

  /**
   * @param wanted false once the cluster is forgotten
   * @param changes told after each read, on the engine's thread
   */
  Background(Cluster cluster, Scene scene, BooleanSupplier wanted, Changes changes, Random random) {
    this.cluster = cluster;
    this.scene = scene;
    this.news = new News(scene.discovery);
    this.wanted = wanted;
    this.changes = changes;
    this.random = random;
  }

  /** The first time comes after a random part of the interval. */
  void start() {
    later(random.nextDouble());
  }

  /** The timer holds it weakly: a cluster that is forgotten meanwhile is not kept until then. */
  private void later(double intervals) {
    Duration interval = scene.shared.settings.refresh();
    long nanos = (long) (interval.toNanos() * intervals);
    WeakReference<Background> self = new WeakReference<>(this);
    try {
      scene.shared.time.after(Duration.ofNanos(nanos), () -> tick(self));
    } catch (OutOfMemoryError noThread) { // then there is no background, and lookups go on
    }
  }

  private static void tick(WeakReference<Background> background) {
    Background kept = background.get();
    if (kept != null) {
      kept.tick();
    }
  }

  private void tick() {
    if (scene.shared.closed.get() || !wanted.getAsBoolean()) {
      return;
    }
    boolean idle = scene.idleFor(scene.shared.settings.refresh().multipliedBy(2));
    if (idle && !scene.followed.any()) {
      again();
      return;
    }
    news.beforeRead();
    long began = scene.shared.time.nanos();
    // not on the client's thread that brought the answer: there may be thousands of kinds
    read()
        .thenAccept(reached -> scene.shared.time.after(Duration.ZERO, () -> tell(reached, began)))
        .whenComplete((done, failure) -> again());
  }

  private void tell(boolean reached, long began) {
    if (scene.shared.closed.get()) {
      return;
    }
    News.Taken taken = news.take();
    if (!taken.first.isEmpty()) {
      changes.first(cluster, taken.first);
    }
    if (!taken.changed.isEmpty()) {
      changes.found(cluster, taken.changed);
    }
    if (reached) {
      changes.read(cluster, began);
    }
  }

  private void again() {
    later(backOff * (1 - SPREAD + 2 * SPREAD * random.nextDouble()));
  }

  /** Whether the server answered. */
  private CompletableFuture<Boolean> read() {
    Roots roots = scene.discovery.roots();
    Roots.Snapshot known = roots.snapshot();
    if (listsForbidden() || known != null && !known.aggregated()) {
      return oneByOne();
    }
    Flight.Seat seat = roots.flight().join(scene.wire.tick(), nanos -> true);
    return seat.done.thenCompose(done -> rest(roots));
  }

  private CompletableFuture<Boolean> rest(Roots roots) {
    Roots.Snapshot read = roots.snapshot();
    boolean reached = read != null && read.answered(read.groups);
    if (listsForbidden() || reached && !read.aggregated()) {
      return oneByOne();
    }
    return reached
        ? next(notListed(read), true)
        : CompletableFuture.completedFuture(reached(false));
  }

  /** Not absent by that alone: they are asked themselves, until they are. */
  private Deque<Document<?>> notListed(Roots.Snapshot read) {
    Deque<Document<?>> unlisted = new ArrayDeque<>();
    Set<GroupVersion> versions = new LinkedHashSet<>(scene.discovery.known());
    versions.addAll(scene.followed.versions());
    for (GroupVersion gv : versions) {
      if (read.withoutDoubtNotListed(gv) && !isAbsent(scene.discovery.peek(gv))) {
        unlisted.add(scene.discovery.version(gv));
      }
    }
    for (String group : scene.followed.groups()) {
      if (read.withoutDoubtNoGroup(group) && !isAbsent(scene.discovery.peekGroup(group))) {
        unlisted.add(scene.discovery.group(group));
      }
    }
    return unlisted;
  }

  private static boolean isAbsent(Discovered<?> state) {
    return state.standing() == Discovered.Standing.ABSENT;
  }

  private boolean listsForbidden() {
    return scene.wire.forbidden("/apis") || scene.wire.forbidden("/api");
  }

  private CompletableFuture<Boolean> oneByOne() {
    long twoIntervals = scene.shared.settings.refresh().multipliedBy(2).toNanos();
    Set<GroupVersion> versions =
        new LinkedHashSet<>(scene.discovery.inUse(scene.shared.time.nanos() - twoIntervals));
    versions.addAll(scene.followed.versions());
    Deque<Document<?>> unread = new ArrayDeque<>();
    versions.forEach(gv -> unread.add(scene.discovery.version(gv)));
    scene.followed.groups().forEach(group -> unread.add(scene.discovery.group(group)));
    return next(unread, unread.isEmpty());
  }

  private CompletableFuture<Boolean> next(Deque<Document<?>> unread, boolean reached) {
    Document<?> document = unread.poll();
    if (document == null || scene.shared.closed.get()) {
      return CompletableFuture.completedFuture(reached(reached));
    }
    return once(document)
        .thenCompose(
            done ->
                document.state().suspect()
                    ? again(document)
                    : CompletableFuture.completedFuture(done))
        .thenCompose(done -> next(unread, reached || answered(document)));
  }

  private static boolean answered(Document<?> document) {
    return document.state().standing() != Discovered.Standing.UNKNOWN;
  }

  private CompletableFuture<Void> once(Document<?> document) {
    return CompletableFuture.allOf(document.inBackground(), pause());
  }

  /** What was served is given up for two 404s only, a second apart. */
  private CompletableFuture<Void> again(Document<?> document) {
    return pause().thenCompose(paused -> once(document));
  }

  private CompletableFuture<Void> pause() {
    CompletableFuture<Void> pause = new CompletableFuture<>();
    scene.shared.time.after(BETWEEN, () -> pause.complete(null));
    return pause;
  }

  private boolean reached(boolean reached) {
    backOff = reached ? 1 : Math.min(LONGEST_BACK_OFF, backOff * 2);
    return reached;
  }
}
