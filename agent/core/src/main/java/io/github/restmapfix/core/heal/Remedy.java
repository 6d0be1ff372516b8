package io.github.restmapfix.core.heal;

import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.Optional;

/**
 * What is to be done about a {@link PathNotFound}. The version never changes, and a change of scope
 * never rewrites a request: a DELETE in a namespace must not become one of the whole cluster.
 * Immutable.
 */
public final class Remedy {

  private static final Remedy NONE = new Remedy(false, null, null);

  private final boolean stale;
  private final RestMapping now;
  private final ResourcePath again;

  private Remedy(boolean stale, RestMapping now, ResourcePath again) {
    this.stale = stale;
    this.now = now;
    this.again = again;
  }

  /** Nothing: the 404 reaches the caller, and what the library holds stays. */
  static Remedy none() {
    return NONE;
  }

  /** For a mapping that may have gone stale, where no request has failed. */
  static Remedy of(RestMapping held, Answer answer) {
    if (answer.outcome() == Answer.Outcome.UNKNOWN) {
      return NONE; // "could not ask" and "not confirmed yet" are not "it is not there"
    }
    RestMapping now = answer.found() ? answer.mapping() : null;
    boolean same =
        now != null && now.plural().equals(held.plural()) && now.namespaced() == held.namespaced();
    return new Remedy(!same, now, null);
  }

  /**
   * @param held the mapping that the path was made of
   * @param answer about its group, version and kind, by a request that began after the 404
   * @param justAppeared the version was first seen less than 10 s ago
   */
  static Remedy after(
      PathNotFound failed, RestMapping held, Answer answer, boolean justAppeared, Retry retry) {
    Remedy remedy = of(held, answer);
    RestMapping now = remedy.now;
    boolean again =
        now != null
            && now.namespaced() == held.namespaced()
            && (remedy.stale || justAppeared)
            && fits(failed, now)
            && !failed.deletesCollection()
            && retry.allows(failed.method());
    return again ? new Remedy(remedy.stale, now, failed.path().withPlural(now.plural())) : remedy;
  }

  /** A handle may be older than the mapping: its path tells the scope that it was made for. */
  private static boolean fits(PathNotFound failed, RestMapping now) {
    boolean inNamespace = failed.path().namespace() != null;
    boolean overAllNamespaces =
        !inNamespace && failed.path().isCollection() && Retry.isRead(failed.method());
    return now.namespaced() ? inNamespace || overAllNamespaces : !inNamespace;
  }

  /** The mapping that was held is wrong: it goes, if it is still the one that is held. */
  public boolean stale() {
    return stale;
  }

  /** What takes the place of a stale mapping; empty if there is no such kind any more. */
  public Optional<RestMapping> now() {
    return stale ? Optional.ofNullable(now) : Optional.empty();
  }

  /** Where to send the same request once more, below the server's base path. */
  public Optional<ResourcePath> again() {
    return Optional.ofNullable(again);
  }
}
