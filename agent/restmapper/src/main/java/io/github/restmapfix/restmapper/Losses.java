package io.github.restmapfix.restmapper;

import java.util.concurrent.CompletableFuture;

/**
 * What was served and is answered 404 twice is absent only when a witness says so too: a document
 * that would list it, and that is young enough.
 */
final class Losses {

  private final Discovery discovery;
  private final Wire wire;

  /**
   * Before a group's entry, and before the lists, are asked once more about what they still have.
   */
  private final Pauses entry = new Pauses();

  private final Pauses lists = new Pauses();

  Losses(Discovery discovery, Wire wire) {
    this.discovery = discovery;
    this.wire = wire;
  }

  /** This group-version or group is served. */
  void none(Object served) {
    entry.end(served);
    lists.end(served);
  }

  /**
   * Two 404s on what was served. The group's entry is the nearest witness; if that is gone as well,
   * the list of all groups.
   */
  void confirm(GroupVersion gv, Discovered<Resources> lost) {
    long since = needed(lost, discovery.lists(gv));
    if (since < discovery.peekGroup(gv.group()).began()) {
      versionNotListed(gv, lost);
      return;
    }
    if (!entry.mayAsk(gv, lost.at())) {
      return;
    }
    Flight.Seat seat = discovery.group(gv.group()).flight().join(since + 1, nanos -> false);
    if (seat.refusal == null) {
      seat.done.thenRun(() -> versionNotListed(gv, lost));
    }
  }

  /** Two 404s on a group's entry. */
  void confirm(String group, Discovered<Versions> lost) {
    Roots.Snapshot seen = discovery.roots().snapshot();
    boolean listed = seen != null && seen.lists(group);
    witness(group, lost, listed).thenRun(() -> groupNotListed(group, lost));
  }

  /**
   * A witness that does not list what was lost has to be younger than the first 404. One that does
   * may have been right then, and counts only if it is younger than the last.
   */
  private static long needed(Discovered<?> lost, boolean listed) {
    return listed ? lost.began() : lost.lossBegan();
  }

  private void versionNotListed(GroupVersion gv, Discovered<Resources> lost) {
    Discovered<Versions> group = discovery.peekGroup(gv.group());
    boolean served = group.standing() == Discovered.Standing.PRESENT && !group.suspect();
    if (served && group.began() > lost.lossBegan()) {
      if (!group.lastKnown().lists(gv.version())) {
        discovery.version(gv).notListed(lost);
      }
      return;
    }
    Roots.Snapshot before = discovery.roots().snapshot();
    witness(gv, lost, before != null && before.lists(gv))
        .thenRun(
            () -> {
              Roots.Snapshot seen = discovery.roots().snapshot();
              if (seen != null && seen.began > lost.lossBegan() && seen.withoutDoubtNotListed(gv)) {
                discovery.version(gv).notListed(lost);
              }
            });
  }

  private void groupNotListed(String group, Discovered<Versions> lost) {
    Roots.Snapshot seen = discovery.roots().snapshot();
    if (seen != null && seen.began > lost.lossBegan() && seen.withoutDoubtNoGroup(group)) {
      discovery.group(group).notListed(lost);
    }
  }

  private CompletableFuture<Void> witness(Object name, Discovered<?> lost, boolean listed) {
    long since = needed(lost, listed);
    Roots.Snapshot seen = discovery.roots().snapshot();
    if (seen != null && seen.began > since
        || wire.refusal() != null
        || !lists.mayAsk(name, lost.at())) {
      return CompletableFuture.completedFuture(null);
    }
    Flight.Seat seat = discovery.roots().flight().join(since + 1, nanos -> true);
    return seat.refusal == null ? seat.done : CompletableFuture.completedFuture(null);
  }
}
