package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.restmapper.GroupVersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusTest {

  private static final GroupVersionKind W =
      GroupVersionKind.of("demo.example.com", "v2", "W").orElseThrow();
  private static final String UNPATCHED = "version=1.2.3;state=unpatched";
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
  void an_answer_to_an_attach_client_stays_until_the_next() {
    status.answer("q1", List.of("first; line", "second"));
    status.healed("p", W);
    status.publish();
    assertThat(System.getProperty(Status.PROPERTY))
        .endsWith(";last-heal=p " + W + ";asked=q1;answer=first, line;answer=second;failures=0");

    status.answer("q2", List.of("other"));
    status.publish();
    assertThat(System.getProperty(Status.PROPERTY))
        .contains(";asked=q2;answer=other;")
        .doesNotContain("q1", "second");
  }

  @Test
  void after_unpatching_it_says_no_more_than_that_also_when_a_lookup_ends_later() {
    status.verdicts("sample in app@1", "sample in app@1: patched plural");
    status.unpatched(Set.of());
    assertThat(System.getProperty(Status.PROPERTY)).isEqualTo(UNPATCHED);

    status.failed();
    status.publish();
    assertThat(System.getProperty(Status.PROPERTY)).isEqualTo(UNPATCHED);
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
