package io.github.restmapfix.restmapper;

import java.util.concurrent.atomic.LongAdder;

/** What {@link Stats} is a snapshot of. */
final class Counters {

  final LongAdder finds = new LongAdder();
  final LongAdder hits = new LongAdder();
  final LongAdder misses = new LongAdder();
  final LongAdder requests = new LongAdder();
  final LongAdder unanswered = new LongAdder();
  final LongAdder joined = new LongAdder();
  final LongAdder waits = new LongAdder();
  final LongAdder limited = new LongAdder();

  Stats snapshot() {
    return Stats.of(
        finds.sum(),
        hits.sum(),
        misses.sum(),
        requests.sum(),
        unanswered.sum(),
        joined.sum(),
        waits.sum(),
        limited.sum());
  }
}
