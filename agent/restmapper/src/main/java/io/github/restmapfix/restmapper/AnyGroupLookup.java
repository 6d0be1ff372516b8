package io.github.restmapfix.restmapper;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Not even the group is given: core first, then the groups in the server's order, in each the
 * preferred version first, as client-go's discovery mapper ranks them. Needs a full read, and a
 * miss repeats it, conditionally and at most once a second.
 */
final class AnyGroupLookup extends Lookup {

  private final String version;
  private final Wanted wanted;

  /**
   * @param version null: whichever
   */
  AnyGroupLookup(Scene scene, Asking asking, String version, Wanted wanted) {
    super(scene, asking);
    this.version = version;
    this.wanted = wanted;
  }

  @Override
  Object key() {
    return List.of("any group", version == null ? "" : version, wanted);
  }

  /** No valid name of a group, so that it is never marked. */
  @Override
  String group() {
    return "*";
  }

  @Override
  RestMapping hit() {
    Roots.Snapshot read = scene.discovery.roots().snapshot();
    if (read == null) {
      return null;
    }
    RestMapping core = first(read.core);
    return core != null ? core : first(read.groups);
  }

  private RestMapping first(Discovered<Listing> half) {
    if (half.lastKnown() == null) {
      return null;
    }
    for (Listing.Group group : half.lastKnown().groups()) {
      for (String served : group.versions.list()) {
        RestMapping known = scene.discovery.lastKnown(GroupVersion.of(group.name, served), wanted);
        if (known != null && (version == null || version.equals(served))) {
          return known;
        }
      }
    }
    return null;
  }

  @Override
  CompletableFuture<Verdict> attempt(long since) {
    return asking
        .askForAll(since)
        .thenCompose(
            why ->
                why != null
                    ? CompletableFuture.completedFuture(Verdict.unknown(why))
                    : new FullRead(scene)
                        .read(scene.discovery.roots().snapshot())
                        .thenApply(this::verdict));
  }

  /** One group-version that could not be asked, and nobody can say that it is nowhere. */
  private Verdict verdict(Optional<Everything> everything) {
    RestMapping known = hit();
    if (known != null) {
      return Verdict.found(known);
    }
    if (everything.isEmpty()) {
      Roots.Snapshot read = scene.discovery.roots().snapshot();
      return Verdict.unknown((read.answered(read.core) ? read.groups : read.core).why());
    }
    for (Everything.Group group : everything.get().groups()) {
      for (String served : group.versions()) {
        if (!group.known(served)) {
          return Verdict.unknown(
              "no "
                  + wanted
                  + " found, but "
                  + GroupVersion.of(group.name(), served)
                  + " could not be asked");
        }
      }
    }
    return Verdict.absent("no " + wanted + " in any group");
  }
}
