package io.github.restmapfix.restmapper;

import java.util.concurrent.atomic.AtomicBoolean;

/** What the clusters of one JVM have in common. */
final class Shared {

  final Settings settings;
  final Time time;
  final Marks marks;
  final SeenCrds seenCrds = new SeenCrds();
  final Patience patience;
  final AtomicBoolean closed = new AtomicBoolean();

  /** In nanoseconds: 2 s of waiting for kinds that nobody announced, 100 ms more each second. */
  final Bucket waitBudget;

  Shared(Settings settings, Time time) {
    this.settings = settings;
    this.time = time;
    this.marks = new Marks(time);
    this.patience = new Patience(time);
    this.waitBudget = Bucket.of(time, 2_000_000_000L, 10);
  }
}
