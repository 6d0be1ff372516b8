package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that one cluster has told us, and how one document's answer bears on another's. */
final class Discovery {

  private static final int MOST_ABSENT = 4096;
  private static final long FIVE_A_SECOND = 200_000_000L;

  private final Entries<GroupVersion, Resources> versions;
  private final Entries<String, Versions> groups;
  private final Roots roots;
  private final Losses losses;

  /**
   * Groups whose entry a younger answer of a group-version contradicts. Bounded by being known
   * groups only.
   */
  private final Map<String, Long> contradicted = new ConcurrentHashMap<>();

  private final Pauses contradictions = new Pauses();

  Discovery(Wire wire, Time time) {
    Bucket cluster = Bucket.of(time, 20, FIVE_A_SECOND);
    this.versions =
        new Entries<>(
            MOST_ABSENT,
            gv ->
                new Document<>(
                    gv.path(),
                    wire,
                    time,
                    cluster,
                    body -> ResourceListDocument.read(body, gv),
                    () -> versionPublished(gv)));
    this.groups =
        new Entries<>(
            MOST_ABSENT,
            group ->
                new Document<>(
                    group.isEmpty() ? "/api" : "/apis/" + group,
                    wire,
                    time,
                    cluster,
                    body -> GroupDocument.versions(body, group),
                    () -> groupPublished(group)));
    this.roots = new Roots(wire, time, this::publish);
    this.losses = new Losses(this, wire);
  }

  Document<Resources> version(GroupVersion gv) {
    return versions.get(gv);
  }

  Document<Versions> group(String group) {
    return groups.get(group);
  }

  Roots roots() {
    return roots;
  }

  /** The state, without making an entry for it. */
  Discovered<Resources> peek(GroupVersion gv) {
    Document<Resources> document = versions.peek(gv);
    return document == null ? Discovered.neverAsked() : document.state();
  }

  Discovered<Versions> peekGroup(String group) {
    Document<Versions> document = groups.peek(group);
    return document == null ? Discovered.neverAsked() : document.state();
  }

  /** Null if there is none, or none any more. */
  RestMapping lastKnown(GroupVersion gv, Wanted wanted) {
    Resources resources = peek(gv).lastKnown();
    ApiResource resource = resources == null ? null : wanted.in(resources);
    return resource == null ? null : RestMapping.of(gv, resource);
  }

  /** What the group's entry lists, as far as is known. */
  List<String> listed(String group) {
    Versions known = peekGroup(group).lastKnown();
    return known == null ? List.of() : known.list();
  }

  boolean lists(GroupVersion gv) {
    return listed(gv.group()).contains(gv.version());
  }

  /**
   * The versions of a group of which something is known to be served, in the group's order where
   * that is known.
   */
  List<GroupVersion> served(String group) {
    Set<GroupVersion> served = new LinkedHashSet<>();
    listed(group).forEach(version -> served.add(GroupVersion.of(group, version)));
    versions.all().keySet().stream()
        .filter(gv -> gv.group().equals(group))
        .sorted(Comparator.comparing(GroupVersion::version))
        .forEach(served::add);
    served.removeIf(gv -> peek(gv).lastKnown() == null);
    return new ArrayList<>(served);
  }

  void used(GroupVersion gv) {
    Document<Resources> document = versions.peek(gv);
    if (document != null) {
      document.used();
    }
  }

  /** Those that a lookup wanted since then, and that are served as far as is known. */
  List<GroupVersion> inUse(long since) {
    List<GroupVersion> inUse = new ArrayList<>();
    versions
        .all()
        .forEach(
            (gv, document) -> {
              if (document.usedSince(since) && document.state().lastKnown() != null) {
                inUse.add(gv);
              }
            });
    return inUse;
  }

  /** Those of which anything is known to be served. */
  List<GroupVersion> known() {
    List<GroupVersion> known = new ArrayList<>(versions.all().keySet());
    known.removeIf(gv -> peek(gv).lastKnown() == null);
    return known;
  }

  /** How often the resources of each group-version have become other ones than before. */
  Map<GroupVersion, Integer> changes() {
    Map<GroupVersion, Integer> changes = new HashMap<>();
    versions.all().forEach((gv, document) -> changes.put(gv, document.changes()));
    return changes;
  }

  boolean appearedWithin(GroupVersion gv, Duration duration) {
    Document<Resources> document = versions.peek(gv);
    return document != null && document.appearedWithin(duration);
  }

  boolean answered(GroupVersion gv) {
    return peek(gv).standing() != Discovered.Standing.UNKNOWN;
  }

  int remembered() {
    return versions.all().size();
  }

  boolean contradicted(String group) {
    return contradicted.containsKey(group);
  }

  /** If so the next time comes after a pause: it may list for long what is 404. */
  boolean toReadAgain(String group, long now) {
    return contradicted(group) && contradictions.mayAsk(group, now);
  }

  /** Served when last asked, but something younger speaks against it. */
  boolean doubtful(GroupVersion gv) {
    Discovered<Resources> state = peek(gv);
    Discovered<Versions> group = peekGroup(gv.group());
    boolean unlisted =
        group.standing() == Discovered.Standing.PRESENT
            && !group.suspect()
            && group.began() > state.began()
            && !group.lastKnown().lists(gv.version());
    return state.suspect() || unlisted;
  }

  /** The group's entry, and then of what it lists these and what nobody has read yet. */
  void refreshInBackground(String group, List<GroupVersion> also) {
    group(group)
        .inBackground()
        .thenRun(
            () -> {
              for (String version : listed(group)) {
                GroupVersion gv = GroupVersion.of(group, version);
                if (also.contains(gv) || !peek(gv).asked()) {
                  version(gv).inBackground();
                }
              }
            });
  }

  private void versionPublished(GroupVersion gv) {
    Discovered<Resources> state = peek(gv);
    boolean gone = state.standing() == Discovered.Standing.ABSENT || state.suspect();
    boolean served = state.standing() == Discovered.Standing.PRESENT && !state.suspect();
    Discovered<Versions> group = peekGroup(gv.group());
    if (served) {
      losses.none(gv);
      contradictions.end(gv.group());
    }
    if (group.lastKnown() != null && group.began() < state.began() && (lists(gv) ? gone : served)) {
      contradicted.merge(gv.group(), state.began(), Math::max);
    }
    if (state.lossToConfirm()) {
      losses.confirm(gv, state);
    }
  }

  private void groupPublished(String group) {
    Discovered<Versions> state = peekGroup(group);
    contradicted.computeIfPresent(group, (key, by) -> by < state.began() ? null : by);
    if (state.standing() == Discovered.Standing.PRESENT && !state.suspect()) {
      losses.none(group);
    }
    if (state.lossToConfirm()) {
      losses.confirm(group, state);
    }
  }

  /** A full read, as far as it went. What it does not list is not absent by that alone. */
  private void publish(Roots.Snapshot snapshot) {
    publish(snapshot.core, snapshot);
    publish(snapshot.groups, snapshot);
  }

  private void publish(Discovered<Listing> half, Roots.Snapshot snapshot) {
    if (!snapshot.answered(half)) {
      return;
    }
    for (Listing.Group group : half.lastKnown().groups()) {
      group(group.name)
          .publish(
              snapshot.began, known -> known.present(group.versions, snapshot.began, snapshot.at));
      group.content.forEach(
          (version, content) -> publish(GroupVersion.of(group.name, version), content, snapshot));
    }
  }

  private void publish(GroupVersion gv, Listing.Version content, Roots.Snapshot snapshot) {
    long began = snapshot.began;
    boolean empty = content.resources.list().isEmpty();
    version(gv)
        .publish(
            began,
            known ->
                !content.stale
                    ? known.present(content.resources, began, snapshot.at)
                    : empty
                        ? known.unknown("the server calls it stale", began, snapshot.at)
                        : known.stale(content.resources, began, snapshot.at));
  }
}
