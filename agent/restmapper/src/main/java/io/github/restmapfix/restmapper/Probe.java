package io.github.restmapfix.restmapper;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Is it served now? Unlike a lookup this takes nothing from memory: the asker has just heard "no"
 * from the server, or a 404 on a path that our memory gave it, so last known good would be the very
 * thing in question. {@code kind} may be null: then only the group is asked for.
 */
final class Probe extends Lookup {

  private final String group;
  private final GroupVersionKind gvk;

  private Probe(Scene scene, Asking asking, String group, GroupVersionKind gvk) {
    super(scene, asking);
    this.group = group;
    this.gvk = gvk;
  }

  static Probe ofKind(Scene scene, Asking asking, GroupVersionKind gvk) {
    return new Probe(scene, asking, gvk.group(), gvk);
  }

  static Probe ofGroup(Scene scene, Asking asking, String group) {
    return new Probe(scene, asking, group, null);
  }

  @Override
  Object key() {
    return gvk == null ? List.of("probe", group) : List.of("probe", gvk);
  }

  @Override
  String group() {
    return group;
  }

  @Override
  RestMapping hit() {
    return null;
  }

  @Override
  CompletableFuture<Verdict> attempt(long since) {
    return gvk == null ? group(since) : kind(since);
  }

  private CompletableFuture<Verdict> kind(long since) {
    Document<Resources> document = scene.discovery.version(gvk.groupVersion());
    return asking.ask(document, group, since).thenApply(why -> kind(why, document.state()));
  }

  /** What the newest answer says of the kind, without a request. */
  Verdict known() {
    return kind(null, scene.discovery.peek(gvk.groupVersion()));
  }

  private Verdict kind(String why, Discovered<Resources> state) {
    Verdict failed = failed(why, state);
    if (failed != null) {
      return failed;
    }
    Wanted kind = Wanted.kind(gvk.kind());
    RestMapping known = scene.discovery.lastKnown(gvk.groupVersion(), kind);
    return known != null
        ? Verdict.found(known)
        : Verdict.absent(NoMatch.why(scene.discovery, gvk.groupVersion(), kind));
  }

  private CompletableFuture<Verdict> group(long since) {
    Document<Versions> document = scene.discovery.group(group);
    return asking
        .ask(document, group, since)
        .thenApply(
            why -> {
              Verdict failed = failed(why, document.state());
              return failed != null
                  ? failed
                  : document.state().lastKnown() != null
                      ? Verdict.found(null)
                      : Verdict.absent("no group " + group + " (404)");
            });
  }

  private static Verdict failed(String why, Discovered<?> state) {
    if (why != null) {
      return Verdict.unknown(why);
    }
    if (state.suspect()) {
      return Verdict.unknown("404, but it was served before").thatMayCome();
    }
    return state.standing() == Discovered.Standing.UNKNOWN ? Verdict.unknown(state.why()) : null;
  }
}
