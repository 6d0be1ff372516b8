package io.github.restmapfix.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What one informer told its handler, in order: {@code added a 1 @7}, with value and version. */
final class InformerEvents {

  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  void add(String event) {
    events.add(event);
  }

  /** All of them that were not asked for yet, up to one that begins so; without it, in 30 s. */
  List<String> until(String beginning) throws InterruptedException {
    List<String> told = new ArrayList<>();
    long end = System.nanoTime() + MOST_NANOS;
    String event;
    do {
      event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        told.add("and no " + beginning);
        return told;
      }
      told.add(event);
    } while (!event.startsWith(beginning));
    return told;
  }

  /** Those that are there by now. */
  List<String> rest() {
    List<String> told = new ArrayList<>();
    events.drainTo(told);
    return told;
  }
}
