package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Everything that a cluster serves: two requests on an aggregated server, on a legacy one those and
 * one for each group-version. Outside the buckets: it is what the application asked for and would
 * otherwise have sent itself.
 */
final class FullRead {

  private static final int AT_A_TIME = 8;

  private final Scene scene;

  FullRead(Scene scene) {
    this.scene = scene;
  }

  CompletableFuture<Optional<Everything>> read() {
    Roots roots = scene.discovery.roots();
    return roots
        .flight()
        .joinUnlimited(scene.wire.tick())
        .thenCompose(done -> read(roots.snapshot()));
  }

  /** With the lists read already. */
  CompletableFuture<Optional<Everything>> read(Roots.Snapshot snapshot) {
    return fill(snapshot).thenApply(filled -> everything(snapshot));
  }

  /** What a legacy list does not contain. */
  private CompletableFuture<Void> fill(Roots.Snapshot snapshot) {
    Queue<GroupVersion> unread = new ConcurrentLinkedQueue<>();
    unread.addAll(unread(snapshot.core, snapshot));
    unread.addAll(unread(snapshot.groups, snapshot));
    CompletableFuture<?>[] lines = new CompletableFuture<?>[AT_A_TIME];
    for (int i = 0; i < AT_A_TIME; i++) {
      lines[i] = readNext(unread, snapshot.began);
    }
    return CompletableFuture.allOf(lines);
  }

  private List<GroupVersion> unread(Discovered<Listing> half, Roots.Snapshot snapshot) {
    List<GroupVersion> list = new ArrayList<>();
    if (snapshot.answered(half) && !half.lastKnown().aggregated()) {
      for (Listing.Group group : half.lastKnown().groups()) {
        for (String version : group.versions.list()) {
          GroupVersion gv = GroupVersion.of(group.name, version);
          if (scene.discovery.peek(gv).began() < snapshot.began) {
            list.add(gv);
          }
        }
      }
    }
    return list;
  }

  /**
   * A loop while answers come at once, so that a thousand of them do not nest. It ends with the
   * first that was slow and in vain: the library itself would fail there, and a hundred of them,
   * one after the other, would hold the caller for minutes. What was not asked is not known.
   */
  private CompletableFuture<Void> readNext(Queue<GroupVersion> unread, long since) {
    for (GroupVersion gv = unread.poll(); gv != null; gv = unread.poll()) {
      GroupVersion asked = gv;
      long start = scene.shared.time.nanos();
      CompletableFuture<Void> read = scene.discovery.version(gv).flight().joinUnlimited(since);
      if (!read.isDone()) {
        return read.thenCompose(
            done ->
                slow(start) && !scene.discovery.answered(asked)
                    ? CompletableFuture.completedFuture(null)
                    : readNext(unread, since));
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  private boolean slow(long start) {
    return scene.shared.time.nanos() - start >= Lookup.LONGEST_REQUEST.toNanos();
  }

  private Optional<Everything> everything(Roots.Snapshot snapshot) {
    if (!snapshot.answered(snapshot.core) && !snapshot.answered(snapshot.groups)) {
      return Optional.empty();
    }
    // as client-go and the libraries: a server may lack the core group, and never /apis
    boolean coreLost =
        snapshot.core.lastKnown() == null
            && snapshot.core.standing() == Discovered.Standing.UNKNOWN;
    if (coreLost || snapshot.groups.lastKnown() == null) {
      return Optional.empty();
    }
    List<Everything.Group> groups = new ArrayList<>();
    add(groups, snapshot.core, snapshot);
    add(groups, snapshot.groups, snapshot);
    return Optional.of(Everything.of(groups));
  }

  private void add(
      List<Everything.Group> groups, Discovered<Listing> half, Roots.Snapshot snapshot) {
    if (half.lastKnown() != null) {
      for (Listing.Group group : half.lastKnown().groups()) {
        groups.add(group(group, snapshot));
      }
    }
  }

  private Everything.Group group(Listing.Group group, Roots.Snapshot snapshot) {
    Map<String, List<ApiResource>> resources = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String version : group.versions.list()) {
      Discovered<Resources> state = scene.discovery.peek(GroupVersion.of(group.name, version));
      if (state.lastKnown() != null) {
        resources.put(version, state.lastKnown().list());
      }
      boolean known =
          state.standing() == Discovered.Standing.PRESENT
              && !state.suspect()
              && state.began() >= snapshot.began;
      if (!known) {
        unknown.add(version);
      }
    }
    String preferred =
        group.versions.list().stream()
            .filter(resources::containsKey)
            .findFirst()
            .orElse(group.versions.preferred());
    return Everything.Group.of(group.name, preferred, group.versions.list(), resources, unknown);
  }
}
