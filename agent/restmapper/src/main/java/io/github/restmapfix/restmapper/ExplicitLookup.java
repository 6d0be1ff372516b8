package io.github.restmapfix.restmapper;

import java.util.concurrent.CompletableFuture;

/**
 * Kind and version are given: one request for exactly that group-version, whatever the group's
 * entry says.
 */
final class ExplicitLookup extends Lookup {

  private final GroupVersionKind gvk;

  ExplicitLookup(Scene scene, Asking asking, GroupVersionKind gvk) {
    super(scene, asking);
    this.gvk = gvk;
  }

  @Override
  Object key() {
    return gvk;
  }

  @Override
  String group() {
    return gvk.group();
  }

  @Override
  RestMapping hit() {
    ApiResource known = scene.discovery.lastKnown(gvk);
    if (known == null) {
      return null;
    }
    if (scene.discovery.doubtful(gvk.groupVersion())) {
      scene.discovery.version(gvk.groupVersion()).inBackground();
    }
    return RestMapping.of(gvk, known);
  }

  @Override
  CompletableFuture<Verdict> attempt(long since) {
    return asking
        .ask(scene.discovery.version(gvk.groupVersion()), gvk.group(), since)
        .thenApply(why -> why != null ? Verdict.unknown(why) : verdict());
  }

  private Verdict verdict() {
    ApiResource resource = scene.discovery.lastKnown(gvk);
    if (resource != null) {
      return Verdict.found(RestMapping.of(gvk, resource));
    }
    Discovered<Resources> state = scene.discovery.peek(gvk.groupVersion());
    if (state.standing() == Discovered.Standing.UNKNOWN && !notInFullRead(state)) {
      return Verdict.unknown(state.why());
    }
    Verdict absent = Verdict.absent(NoMatch.why(scene.discovery, gvk));
    // Listed by its group but 404: coming, going, or never established. Reason to wait, no reason
    // for an error: after the wait it is a NoMatch, as controller-runtime answers a 404 since
    // #2571.
    boolean listedButGone =
        state.standing() == Discovered.Standing.ABSENT && scene.discovery.lists(gvk.groupVersion());
    return listedButGone ? absent.thatMayCome() : absent;
  }

  private boolean notInFullRead(Discovered<Resources> state) {
    Roots.Snapshot read = scene.discovery.roots().snapshot();
    return read != null
        && read.began > state.began()
        && read.aggregated()
        && read.withoutDoubtNotListed(gvk.groupVersion());
  }
}
