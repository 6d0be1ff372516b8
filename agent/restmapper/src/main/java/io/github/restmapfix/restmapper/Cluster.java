package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One cluster's mappings. Thread safe. Nothing here throws for what a server does or says: what
 * could not be found out is {@link Answer.Outcome#UNKNOWN}, and the caller leaves its library to
 * itself.
 */
public final class Cluster {

  private static final Answer NOT_A_NAME = Answer.unknown("not a valid name", Duration.ZERO, 0);

  private static final long A_SECOND = 1_000_000_000L;

  private final Scene scene;

  Cluster(Scene scene) {
    this.scene = scene;
  }

  public ClusterId id() {
    return scene.id;
  }

  /**
   * Blocks for one request, and for at most {@link Settings#maxWait} beyond that. An interrupt ends
   * it, with the flag restored.
   */
  public Answer find(GroupVersionKind gvk, Caller caller) {
    return joined(explicit(blocking(caller), gvk));
  }

  /** Without a version: the preferred one that serves the kind, else the first that does. */
  public Answer find(String group, String kind, Caller caller) {
    return lookup(blocking(caller), group, null, Wanted.kind(kind))
        .map(this::joined)
        .orElse(NOT_A_NAME);
  }

  /**
   * Where nobody knows the group: core first, then the server's order. Of aggregated servers two
   * requests, of legacy ones one for each group-version, at most once a second.
   */
  public Answer findInAnyGroup(String version, String kind, Caller caller) {
    return lookup(blocking(caller), null, version, Wanted.kind(kind))
        .map(this::joined)
        .orElse(NOT_A_NAME);
  }

  public CompletableFuture<Answer> findInAnyGroupAsync(String version, String kind, Caller caller) {
    return started(lookup(async(caller), null, version, Wanted.kind(kind)));
  }

  /**
   * By plural or singular, client-go's {@code KindFor} and {@code ResourceFor} in one: the answer
   * has group, version, kind, plural and scope.
   *
   * @param group null: whichever; core first, then the server's order
   * @param version null: whichever; the preferred one first, then the server's order
   */
  public Answer findResource(String group, String version, String resource, Caller caller) {
    return lookup(blocking(caller), group, version, Wanted.resource(resource))
        .map(this::joined)
        .orElse(NOT_A_NAME);
  }

  public CompletableFuture<Answer> findResourceAsync(
      String group, String version, String resource, Caller caller) {
    return started(lookup(async(caller), group, version, Wanted.resource(resource)));
  }

  public CompletableFuture<Answer> findAsync(GroupVersionKind gvk, Caller caller) {
    return explicit(async(caller), gvk).run();
  }

  public CompletableFuture<Answer> findAsync(String group, String kind, Caller caller) {
    return started(lookup(async(caller), group, null, Wanted.kind(kind)));
  }

  /**
   * For {@code supports()}, which has just said no: absent at once and without a request unless the
   * group is marked. If it is, asks, and waits as a lookup does.
   */
  public Answer probe(GroupVersionKind gvk) {
    return marked(gvk.group())
        ? joined(Probe.ofKind(scene, blocking(Caller.ASKS), gvk))
        : Answer.absent("not asked: no CRD of " + gvk.group() + " came lately", Duration.ZERO, 0);
  }

  /**
   * For {@code hasApiGroup()}: true only if the group is marked and the server serves it, now or
   * within the wait.
   */
  public boolean groupServedAfterMark(String group) {
    return Names.group(group)
        && marked(group)
        && join(Probe.ofGroup(scene, blocking(Caller.ASKS), group).miss())
            .map(Verdict::found)
            .orElse(false);
  }

  /**
   * Asks about a mapping that was just found wrong (a 404 on its path), without a wait and taking
   * nothing from memory. A mapping that is still served comes back as it is now; a loss has to be
   * confirmed and is {@link Answer.Outcome#UNKNOWN} until it is.
   */
  public CompletableFuture<Answer> recheckAsync(GroupVersionKind gvk) {
    Probe probe = Probe.ofKind(scene, async(Caller.ASKS), gvk);
    return probe.once().thenApply(probe::answer);
  }

  /**
   * What the newest answers say of a kind, without a request: {@link Answer.Outcome#UNKNOWN} as
   * long as nobody asked, and while a loss waits to be confirmed.
   */
  public Answer known(GroupVersionKind gvk) {
    Probe probe = Probe.ofKind(scene, async(Caller.REMEMBERS), gvk);
    return probe.answer(probe.known());
  }

  /**
   * Whether it is less than that long ago that this group-version was first seen to be served, or
   * again after it was gone. Only then may a path of it be 404 though discovery lists it.
   */
  public boolean appearedWithin(GroupVersion gv, Duration duration) {
    return scene.discovery.appearedWithin(gv, duration);
  }

  /** What is remembered of it, without a request and without counting as a use. */
  public Optional<RestMapping> held(GroupVersionKind gvk) {
    return Optional.ofNullable(
        scene.discovery.lastKnown(gvk.groupVersion(), Wanted.kind(gvk.kind())));
  }

  /**
   * From now on every round in the background reads this group-version, whether or not anybody asks
   * for it; at most 256 are followed.
   */
  public void follow(GroupVersion gv) {
    scene.followed.follow(gv);
  }

  /** The same for a group's entry; not for core, which has none. */
  public void followGroup(String group) {
    scene.followed.follow(group);
  }

  /**
   * The kinds of a group-version by the newest answers, without a request: none if it is confirmed
   * not to be served, and empty if that is not known.
   */
  public Optional<Set<String>> kinds(GroupVersion gv) {
    return scene.discovery.peek(gv).certain(Set.of(), Resources::kinds);
  }

  /** The versions of a group by the newest answers, in the same way. */
  public Optional<List<String>> versions(String group) {
    return scene.discovery.contradicted(group)
        ? Optional.empty()
        : scene.discovery.peekGroup(group).certain(List.of(), Versions::list);
  }

  /**
   * Reads a group-version now, as in a round: within the budgets, at most once a second. What came
   * of it is in {@link #kinds}.
   *
   * @return false if it could not be asked, and was not within the last second either
   */
  public CompletableFuture<Boolean> read(GroupVersion gv) {
    return answered(scene.discovery.version(gv));
  }

  /** The same for a group's entry and {@link #versions}. */
  public CompletableFuture<Boolean> readGroup(String group) {
    return answered(scene.discovery.group(group));
  }

  private CompletableFuture<Boolean> answered(Document<?> document) {
    long since = scene.shared.time.nanos() - A_SECOND;
    return document
        .inBackground()
        .thenApply(done -> document.state().asked() && document.state().at() - since >= 0);
  }

  /**
   * A full read, conditional where the server can do that; empty when the server could not be
   * asked.
   */
  public Optional<Everything> everything() {
    return join(everythingAsync()).flatMap(everything -> everything);
  }

  public CompletableFuture<Optional<Everything>> everythingAsync() {
    scene.used();
    return new FullRead(scene).read().exceptionally(e -> Optional.empty());
  }

  public boolean marked(String group) {
    return scene.shared.marks.marked(scene.id.serverUrl(), group);
  }

  public Stats stats() {
    return scene.counters.snapshot();
  }

  Scene scene() {
    return scene;
  }

  void use(Transport newest) {
    scene.wire.use(newest);
    scene.used();
  }

  private Lookup explicit(Asking asking, GroupVersionKind gvk) {
    return new ExplicitLookup(scene, asking, gvk.groupVersion(), Wanted.kind(gvk.kind()));
  }

  /** Empty for what no server could know. */
  private Optional<Lookup> lookup(Asking asking, String group, String version, Wanted wanted) {
    boolean valid =
        (group == null || Names.group(group))
            && (version == null || Names.version(version))
            && wanted.valid();
    if (!valid) {
      return Optional.empty();
    }
    if (group == null) {
      return Optional.of(new AnyGroupLookup(scene, asking, version, wanted));
    }
    return Optional.of(
        version == null
            ? new VersionlessLookup(scene, asking, group, wanted)
            : new ExplicitLookup(scene, asking, GroupVersion.of(group, version), wanted));
  }

  private static CompletableFuture<Answer> started(Optional<Lookup> lookup) {
    return lookup.map(Lookup::run).orElse(CompletableFuture.completedFuture(NOT_A_NAME));
  }

  private Asking blocking(Caller caller) {
    return new Asking(scene, caller, Thread.currentThread().getId());
  }

  private Asking async(Caller caller) {
    return new Asking(scene, caller, Asking.NO_THREAD);
  }

  private Answer joined(Lookup lookup) {
    return join(lookup.run())
        .orElseGet(() -> lookup.answer(Verdict.unknown("interrupted while asking")));
  }

  /**
   * Every step of what is joined here ends by itself, hence no time limit. Empty if interrupted.
   */
  private static <T> Optional<T> join(CompletableFuture<T> future) {
    try {
      return Optional.of(future.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause()); // none of these futures fails
    }
  }
}
