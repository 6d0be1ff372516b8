package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads one cluster's discovery again every {@link Settings#refresh}, so that a change is noticed
 * before anybody fails for it: two conditional requests on an aggregated server, and one for each
 * group-version that is not listed any more; on a legacy one those that were in use lately. A
 * cluster has its own clock, so that one that cannot be reached delays no other.
 */
final class Background {

  /** So that the replicas of one operator do not come together. */
  private static final double SPREAD = 0.2;

  /** Twelve times the interval: an hour, with the default of five minutes. */
  private static final int LONGEST_BACK_OFF = 12;

  /** A legacy server's documents come one by one: the cluster's bucket is for lookups. */
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final Scene scene;
  private final BooleanSupplier wanted;
  private final News news;
  private final Consumer<List<Everything.Group>> changed;
  private final Random random;
  private int backOff = 1;

  /**
   * @param wanted false once the cluster is forgotten
   * @param changed after a read that found other resources than before; called on the engine's
   *     thread
   */
  Background(
      Scene scene,
      BooleanSupplier wanted,
      Consumer<List<Everything.Group>> changed,
      Random random) {
    this.scene = scene;
    this.news = new News(scene.discovery);
    this.wanted = wanted;
    this.changed = changed;
    this.random = random;
  }

  /** The first time comes after a random part of the interval. */
  void start() {
    later(random.nextDouble());
  }

  private void later(double intervals) {
    Duration interval = scene.shared.settings.refresh();
    long nanos = (long) (interval.toNanos() * intervals);
    try {
      scene.shared.time.after(Duration.ofNanos(nanos), this::tick);
    } catch (OutOfMemoryError noThread) { // then there is no background, and lookups go on
    }
  }

  private void tick() {
    if (scene.shared.closed.get() || !wanted.getAsBoolean()) {
      return;
    }
    if (scene.idleFor(scene.shared.settings.refresh().multipliedBy(2))) {
      again();
      return;
    }
    news.beforeRead();
    // not on the client's thread that brought the answer: there may be thousands of kinds
    read()
        .thenRun(() -> scene.shared.time.after(Duration.ZERO, this::tell))
        .whenComplete((done, failure) -> again());
  }

  private void tell() {
    List<Everything.Group> groups = news.take();
    if (!groups.isEmpty() && !scene.shared.closed.get()) {
      changed.accept(groups);
    }
  }

  private void again() {
    later(backOff * (1 - SPREAD + 2 * SPREAD * random.nextDouble()));
  }

  private CompletableFuture<Void> read() {
    Roots roots = scene.discovery.roots();
    Roots.Snapshot known = roots.snapshot();
    if (listsForbidden() || known != null && !known.aggregated()) {
      return oneByOne();
    }
    Flight.Seat seat = roots.flight().join(scene.wire.tick(), nanos -> true);
    return seat.done.thenCompose(done -> rest(roots));
  }

  private CompletableFuture<Void> rest(Roots roots) {
    Roots.Snapshot read = roots.snapshot();
    boolean reached = read != null && read.answered(read.groups);
    if (listsForbidden() || reached && !read.aggregated()) {
      return oneByOne();
    }
    if (!reached) {
      reached(false);
      return CompletableFuture.completedFuture(null);
    }
    return next(new ArrayDeque<>(notListed(read)), true);
  }

  /** Not absent by that alone: they are asked themselves. */
  private List<GroupVersion> notListed(Roots.Snapshot read) {
    List<GroupVersion> known = scene.discovery.known();
    known.removeIf(gv -> !read.withoutDoubtNotListed(gv));
    return known;
  }

  private boolean listsForbidden() {
    return scene.wire.forbidden("/apis") || scene.wire.forbidden("/api");
  }

  private CompletableFuture<Void> oneByOne() {
    long twoIntervals = scene.shared.settings.refresh().multipliedBy(2).toNanos();
    List<GroupVersion> inUse = scene.discovery.inUse(scene.shared.time.nanos() - twoIntervals);
    return next(new ArrayDeque<>(inUse), inUse.isEmpty());
  }

  private CompletableFuture<Void> next(Deque<GroupVersion> unread, boolean reached) {
    GroupVersion gv = unread.poll();
    if (gv == null || scene.shared.closed.get()) {
      reached(reached);
      return CompletableFuture.completedFuture(null);
    }
    return once(gv)
        .thenCompose(
            done ->
                scene.discovery.peek(gv).suspect()
                    ? again(gv)
                    : CompletableFuture.completedFuture(done))
        .thenCompose(done -> next(unread, reached || scene.discovery.answered(gv)));
  }

  private CompletableFuture<Void> once(GroupVersion gv) {
    return CompletableFuture.allOf(scene.discovery.version(gv).inBackground(), pause());
  }

  /** What was served is given up for two 404s only, a second apart. */
  private CompletableFuture<Void> again(GroupVersion gv) {
    return pause().thenCompose(paused -> once(gv));
  }

  private CompletableFuture<Void> pause() {
    CompletableFuture<Void> pause = new CompletableFuture<>();
    scene.shared.time.after(BETWEEN, () -> pause.complete(null));
    return pause;
  }

  private void reached(boolean reached) {
    backOff = reached ? 1 : Math.min(LONGEST_BACK_OFF, backOff * 2);
  }
}
