package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusTest {

  private static final int THREADS = 4;
  private static final int ROUNDS = 2_000;

  private final Status status = new Status("1.2.3", new AtomicLong());
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void leaveNothing() {
    threads.shutdownNow();
    System.clearProperty(Status.PROPERTY);
  }

  @Test
  void names_from_elsewhere_cannot_forge_a_part_or_move_the_cursor_of_who_reads_it() {
    status.verdicts("a copy", "sample (a;state=off.jar): \u001b[2J\u009b2J");
    status.publish();

    assertThat(System.getProperty(Status.PROPERTY)).contains(";sample (a,state=off.jar): ,[2J,2J;");
  }

  @Test
  void what_was_counted_before_the_last_of_many_published_is_there() throws Exception {
    for (int copy = 0; copy < 100; copy++) {
      status.verdicts("copy " + copy, "a longer text takes longer to put together");
    }
    List<String> published = new ArrayList<>();
    CyclicBarrier together =
        new CyclicBarrier(THREADS, () -> published.add(System.getProperty(Status.PROPERTY)));
    List<Future<?>> ends = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      ends.add(
          threads.submit(
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  together.await();
                  status.missed();
                  status.publish();
                }
                return together.await();
              }));
    }
    for (Future<?> end : ends) {
      end.get();
    }

    for (int round = 1; round <= ROUNDS; round++) {
      assertThat(published.get(round)).contains(";missed=" + round * THREADS + ";");
    }
  }
}
