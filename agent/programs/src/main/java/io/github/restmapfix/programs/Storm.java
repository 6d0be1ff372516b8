package io.github.restmapfix.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A hundred reconcilers that look up at a time, all in vain; what they found, and for how long. */
final class Storm {

  /** One look-up, as a library offers it. */
  @FunctionalInterface
  interface Finder {
    boolean finds(String apiVersion, String kind) throws Exception;
  }

  private static final int THREADS = 100;

  private final Finder finder;
  private final AtomicInteger lookups = new AtomicInteger();
  private final AtomicInteger found = new AtomicInteger();
  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong held = new AtomicLong();
  private volatile boolean over;
  private long began;
  private List<Future<?>> going = List.of();

  Storm(Finder finder) {
    this.finder = finder;
  }

  /**
   * Each thread looks ten times. Argument: {@code apiVersion kind}; a {@code #} in it is the number
   * of the look-up.
   */
  String thousand(String argument) throws Exception {
    begin(argument, 10);
    return outcome();
  }

  /** Each thread looks again and again, until {@link #end}. Argument as before. */
  String begin(String argument) {
    begin(argument, Integer.MAX_VALUE);
    return "begun";
  }

  /** How many look-ups were begun so many milliseconds after its beginning. */
  int rage(String millis) {
    long until = began + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(millis));
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return lookups.get();
  }

  /** Each thread looks once more: what there is by now, all of them find. */
  String end(String ignored) throws Exception {
    over = true;
    return outcome();
  }

  private void begin(String argument, int times) {
    String[] words = argument.split(" ");
    lookups.set(0);
    found.set(0);
    longest.set(0);
    held.set(0);
    over = false;
    began = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    going = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      going.add(threads.submit(reconciler(words[0], words[1], times)));
    }
    threads.shutdown();
  }

  private Callable<Void> reconciler(String apiVersion, String kind, int times) {
    return () -> {
      long sum = 0;
      boolean last = false;
      for (int i = 0; i < times && !last; i++) {
        last = over;
        String number = Integer.toString(lookups.getAndIncrement());
        long start = System.nanoTime();
        if (finder.finds(apiVersion.replace("#", number), kind.replace("#", number))) {
          found.incrementAndGet();
        }
        long took = System.nanoTime() - start;
        longest.accumulateAndGet(took, Math::max);
        sum += took;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10)); // there is more to reconciling
      }
      held.accumulateAndGet(sum, Math::max);
      return null;
    };
  }

  /** Times in milliseconds: of the longest look-up, and of all that one thread made. */
  private String outcome() throws Exception {
    for (Future<?> thread : going) {
      thread.get();
    }
    return String.format(
        "lookups=%d found=%d longest=%d held=%d took=%d",
        lookups.get(),
        found.get(),
        millis(longest.get()),
        millis(held.get()),
        millis(System.nanoTime() - began));
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
