package io.github.restmapfix.restmapper;

import java.time.Duration;

/** What the lookups in one cluster work with. */
final class Scene {

  final Shared shared;
  final ClusterId id;
  final Counters counters = new Counters();
  final Wire wire;
  final Discovery discovery;
  final Waits waits;
  final Followed followed = new Followed();
  private volatile long lastUsed;

  /** Its timer holds it weakly. */
  private Background background;

  Scene(Shared shared, ClusterId id, Transport transport) {
    this.shared = shared;
    this.id = id;
    this.wire = new Wire(shared.time, counters, shared.closed, transport);
    this.discovery = new Discovery(wire, shared.time);
    this.waits = new Waits(shared, id, counters);
    this.lastUsed = shared.time.nanos();
  }

  void keep(Background reader) {
    background = reader;
  }

  void used() {
    lastUsed = shared.time.nanos();
  }

  void used(GroupVersion gv) {
    used();
    discovery.used(gv);
  }

  boolean idleFor(Duration duration) {
    return shared.time.nanos() - lastUsed > duration.toNanos();
  }
}
