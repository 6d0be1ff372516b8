package io.github.restmapfix.restmapper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * No version is given: the preferred one that serves what is wanted, else the first in the server's
 * order that does. On a miss the group's entry is read first, always (controller-runtime #3542: a
 * cached entry never learns of a new version), then the versions nobody has read yet, and only if
 * those do not have it the others once more.
 */
final class VersionlessLookup extends Lookup {

  private final String group;
  private final Wanted wanted;

  VersionlessLookup(Scene scene, Asking asking, String group, Wanted wanted) {
    super(scene, asking);
    this.group = group;
    this.wanted = wanted;
  }

  @Override
  Object key() {
    return List.of(group, wanted);
  }

  @Override
  String group() {
    return group;
  }

  /**
   * Not without the group's entry: which version is preferred must not depend on what was asked
   * before (controller-runtime #2349).
   */
  @Override
  RestMapping hit() {
    List<GroupVersion> better = new ArrayList<>();
    for (String version : scene.discovery.listed(group)) {
      RestMapping known = known(version);
      if (known != null) {
        improve(better, known.gvk().groupVersion());
        return known;
      }
      better.add(GroupVersion.of(group, version));
    }
    return null;
  }

  /**
   * Of better placed versions, those whose answer is older than the question that the one which
   * counts answers may serve it by now: a kind that joins several versions is asked for in one of
   * them first. Nobody waits.
   */
  private void improve(List<GroupVersion> better, GroupVersion found) {
    if (entryIsOld()) {
      scene.discovery.refreshInBackground(group, better);
      return;
    }
    long asked = scene.discovery.version(found).asked();
    better.removeIf(gv -> scene.discovery.peek(gv).began() >= asked);
    better.forEach(gv -> scene.discovery.version(gv).inBackground());
  }

  private boolean entryIsOld() {
    Discovered<Versions> entry = scene.discovery.peekGroup(group);
    long now = scene.shared.time.nanos();
    return now - entry.at() > scene.shared.settings.refresh().toNanos()
        || scene.discovery.toReadAgain(group, now)
        || scene.shared.marks.outdates(scene.id.serverUrl(), group, entry.at());
  }

  private RestMapping known(String version) {
    return scene.discovery.lastKnown(GroupVersion.of(group, version), wanted);
  }

  @Override
  CompletableFuture<Verdict> attempt(long since) {
    return asking
        .ask(scene.discovery.group(group), group, since)
        .thenCompose(why -> why != null ? done(Verdict.unknown(why)) : search(since));
  }

  private CompletableFuture<Verdict> search(long since) {
    Discovered<Versions> entry = scene.discovery.peekGroup(group);
    if (entry.lastKnown() == null) {
      return done(withoutEntry(entry));
    }
    String entryProblem = entry.standing() == Discovered.Standing.UNKNOWN ? entry.why() : null;
    Deque<String> versions = new ArrayDeque<>(entry.lastKnown().list());
    return next(versions, new ArrayDeque<>(), since, entryProblem, false);
  }

  private Verdict withoutEntry(Discovered<Versions> entry) {
    Roots.Snapshot full = scene.discovery.roots().snapshot();
    boolean notInFullRead =
        full != null
            && full.began > entry.began()
            && full.aggregated()
            && full.withoutDoubtNoGroup(group);
    if (entry.standing() != Discovered.Standing.ABSENT && !notInFullRead) {
      return Verdict.unknown(entry.why());
    }
    RestMapping kept = keptWithoutEntry();
    return kept != null
        ? Verdict.found(kept)
        : Verdict.absent("no " + wanted + ": no group " + group + " (404)");
  }

  /**
   * That the group's entry is gone does not undo what one of its versions was found to serve: a
   * proxy answers 404 to everything. That version is asked whether it is lost. Null if there is
   * none.
   */
  private RestMapping keptWithoutEntry() {
    for (GroupVersion gv : scene.discovery.served(group)) {
      RestMapping known = known(gv.version());
      if (known != null) {
        scene.discovery.version(gv).inBackground();
        return known;
      }
    }
    return null;
  }

  /**
   * One after the other, since most lookups end with the first; and in the server's order, since
   * which version counts must not depend on which of them were read before.
   */
  private CompletableFuture<Verdict> next(
      Deque<String> versions, Deque<String> read, long since, String problem, boolean mayCome) {
    for (String version = versions.poll(); version != null; version = versions.poll()) {
      if (known(version) != null) {
        return done(Verdict.found(known(version)));
      }
      if (scene.discovery.peek(GroupVersion.of(group, version)).lastKnown() == null) {
        return ask(version, versions, read, since, problem, mayCome);
      }
      read.add(version);
    }
    return read.isEmpty()
        ? done(nowhere(problem, mayCome))
        : ask(read.poll(), versions, read, since, problem, mayCome);
  }

  private CompletableFuture<Verdict> ask(
      String version,
      Deque<String> versions,
      Deque<String> read,
      long since,
      String problem,
      boolean mayCome) {
    GroupVersion gv = GroupVersion.of(group, version);
    return asking
        .ask(scene.discovery.version(gv), group, since)
        .thenCompose(
            why -> {
              RestMapping found = known(version);
              if (found != null) {
                return done(Verdict.found(found));
              }
              Discovered<Resources> state = scene.discovery.peek(gv);
              boolean unknown = state.standing() == Discovered.Standing.UNKNOWN;
              String trouble = why != null ? why : unknown ? state.why() : problem;
              boolean gone = state.standing() == Discovered.Standing.ABSENT;
              return next(versions, read, since, trouble, mayCome || gone);
            });
  }

  private Verdict nowhere(String problem, boolean mayCome) {
    if (problem != null) {
      return Verdict.unknown(problem);
    }
    Discovered<Versions> entry = scene.discovery.peekGroup(group);
    boolean gone = entry.standing() == Discovered.Standing.ABSENT || entry.suspect();
    RestMapping kept = gone ? keptWithoutEntry() : null;
    if (kept != null) {
      return Verdict.found(kept);
    }
    Verdict absent = Verdict.absent(NoMatch.why(scene.discovery, group, wanted));
    return mayCome ? absent.thatMayCome() : absent;
  }

  private static CompletableFuture<Verdict> done(Verdict verdict) {
    return CompletableFuture.completedFuture(verdict);
  }
}
