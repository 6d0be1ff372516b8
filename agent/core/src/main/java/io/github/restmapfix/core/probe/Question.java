package io.github.restmapfix.core.probe;

import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.GroupVersion;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * What an application asked its library about discovery, and about one group or one of its versions
 * only: any CRD changes a full list. An answer is a set of names, which is empty for "no": the
 * versions of a group, the kinds of a version, or {@link #YES}. Immutable.
 */
public abstract class Question {

  public static final Set<String> YES = Set.of("yes");
  public static final Set<String> NO = Set.of();

  private static final int MOST_NAMED = 10;

  private final String text;

  private Question(String text) {
    this.text = text;
  }

  /**
   * Is this kind served in this version?
   *
   * @param text as the application asked it
   */
  public static Question ofKind(String text, GroupVersionKind gvk) {
    return new OfVersion(text, gvk.groupVersion()) {
      @Override
      Set<String> answer(Set<String> kinds) {
        return kinds.contains(gvk.kind()) ? YES : NO;
      }
    };
  }

  /** Which kinds does this version serve, if it is served? */
  public static Question ofKinds(String text, GroupVersion gv) {
    return new OfVersion(text, gv);
  }

  /** Is any version of this group served? */
  public static Question ofGroup(String text, String group) {
    return new OfGroup(text, group) {
      @Override
      Set<String> answer(Collection<String> versions) {
        return versions.isEmpty() ? NO : YES;
      }
    };
  }

  /** Which versions of this group are served? */
  public static Question ofVersions(String text, String group) {
    return new OfGroup(text, group);
  }

  /** From now on each round in the background asks it. */
  abstract void follow(Cluster cluster);

  /** Asks it now; false if that was not possible. */
  abstract CompletableFuture<Boolean> read(Cluster cluster);

  /** By what the engine knows; empty if it does not. */
  abstract Optional<Set<String>> answer(Cluster cluster);

  static String inWords(Set<String> answer) {
    if (answer.isEmpty()) {
      return "no";
    }
    String named =
        answer.stream()
            .sorted()
            .limit(MOST_NAMED)
            .reduce((before, name) -> before + ", " + name)
            .orElse("");
    int others = answer.size() - MOST_NAMED;
    return named + (others > 0 ? " and " + others + " more" : "");
  }

  @Override
  public String toString() {
    return text;
  }

  private static class OfVersion extends Question {

    private final GroupVersion gv;

    OfVersion(String text, GroupVersion gv) {
      super(text);
      this.gv = gv;
    }

    @Override
    void follow(Cluster cluster) {
      cluster.follow(gv);
    }

    @Override
    CompletableFuture<Boolean> read(Cluster cluster) {
      return cluster.read(gv);
    }

    @Override
    Optional<Set<String>> answer(Cluster cluster) {
      return cluster.kinds(gv).map(this::answer);
    }

    Set<String> answer(Set<String> kinds) {
      return new TreeSet<>(kinds);
    }
  }

  private static class OfGroup extends Question {

    private final String group;

    OfGroup(String text, String group) {
      super(text);
      this.group = group;
    }

    @Override
    void follow(Cluster cluster) {
      cluster.followGroup(group);
    }

    @Override
    CompletableFuture<Boolean> read(Cluster cluster) {
      return cluster.readGroup(group);
    }

    @Override
    Optional<Set<String>> answer(Cluster cluster) {
      return cluster.versions(group).map(this::answer);
    }

    Set<String> answer(Collection<String> versions) {
      return new TreeSet<>(versions);
    }
  }
}
