package io.github.restmapfix.demo.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** A scale from nothing to at least the given time, which ends on a tick. In milliseconds. */
record TimeAxis(long step, long end) {

  private static final List<Long> STEPS =
      List.of(200L, 500L, 1000L, 2000L, 5000L, 10_000L, 20_000L);

  /** More labels than this touch each other on a narrow page. */
  private static final int MOST_TICKS = 8;

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  static TimeAxis over(Duration time) {
    long millis = Math.max(time.toMillis(), SHORTEST.toMillis());
    long step =
        STEPS.stream()
            .filter(s -> millis <= s * MOST_TICKS)
            .findFirst()
            .orElse(millis / MOST_TICKS + 1);
    return new TimeAxis(step, (millis + step - 1) / step * step);
  }

  List<Long> ticks() {
    return LongStream.rangeClosed(0, end / step).map(i -> i * step).boxed().toList();
  }

  /** Of the whole length, in percent; what lies beyond an end is at that end. */
  double percent(long millis) {
    return 100.0 * Math.min(Math.max(millis, 0), end) / end;
  }
}
