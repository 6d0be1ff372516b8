package io.github.restmapfix.restmapper;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The version is given: one request for exactly that group-version, whatever the group's entry
 * says.
 */
final class ExplicitLookup extends Lookup {

  private final GroupVersion gv;
  private final Wanted wanted;

  ExplicitLookup(Scene scene, Asking asking, GroupVersion gv, Wanted wanted) {
    super(scene, asking);
    this.gv = gv;
    this.wanted = wanted;
  }

  @Override
  Object key() {
    return List.of(gv, wanted);
  }

  @Override
  String group() {
    return gv.group();
  }

  @Override
  RestMapping hit() {
    RestMapping known = scene.discovery.lastKnown(gv, wanted);
    if (known != null && scene.discovery.doubtful(gv)) {
      scene.discovery.version(gv).inBackground();
    }
    return known;
  }

  @Override
  CompletableFuture<Verdict> attempt(long since) {
    return asking
        .ask(scene.discovery.version(gv), gv.group(), since)
        .thenApply(why -> why != null ? Verdict.unknown(why) : verdict());
  }

  /**
   * A slow server's answer to the first attempt, or to whoever asked a moment before: not waited
   * for in vain. The library would ask once more, and fabric8 one thread after the other.
   */
  @Override
  Verdict late(String why) {
    return asking.accepts(scene.discovery.peek(gv), began) ? verdict() : Verdict.unknown(why);
  }

  private Verdict verdict() {
    RestMapping known = scene.discovery.lastKnown(gv, wanted);
    if (known != null) {
      return Verdict.found(known);
    }
    Discovered<Resources> state = scene.discovery.peek(gv);
    if (state.standing() == Discovered.Standing.UNKNOWN && !notInFullRead(state)) {
      return Verdict.unknown(state.why());
    }
    Verdict absent = Verdict.absent(NoMatch.why(scene.discovery, gv, wanted));
    // Listed by its group but 404: coming, going, or never established. Reason to wait, no reason
    // for an error: after the wait it is a NoMatch, as controller-runtime answers a 404 since
    // #2571.
    boolean listedButGone =
        state.standing() == Discovered.Standing.ABSENT && scene.discovery.lists(gv);
    return listedButGone ? absent.thatMayCome() : absent;
  }

  private boolean notInFullRead(Discovered<Resources> state) {
    Roots.Snapshot read = scene.discovery.roots().snapshot();
    return read != null
        && read.began > state.began()
        && read.aggregated()
        && read.withoutDoubtNotListed(gv);
  }
}
