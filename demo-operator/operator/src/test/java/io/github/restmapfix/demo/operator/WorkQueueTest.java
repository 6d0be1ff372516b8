package io.github.restmapfix.demo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkQueueTest {

  private final List<Duration> delays = new ArrayList<>();
  private final List<Runnable> delayed = new ArrayList<>();
  private final WorkQueue<String> queue =
      new WorkQueue<>(
          new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1)),
          (task, delay) -> {
            delays.add(delay);
            delayed.add(task);
          });

  @Test
  void a_key_added_twice_is_worked_on_once() {
    queue.add("a");
    queue.add("a");

    assertThat(queue.poll()).isEqualTo("a");
    assertThat(queue.poll()).isNull();
  }

  @Test
  void a_key_added_while_it_is_worked_on_comes_back_afterwards_and_not_before() {
    queue.add("a");
    queue.poll();
    queue.add("a");

    assertThat(queue.poll()).isNull();
    queue.done("a");
    assertThat(queue.poll()).isEqualTo("a");
  }

  @Test
  void a_key_that_failed_comes_back_later_and_later() {
    queue.add("a");
    for (int attempt = 1; attempt <= 3; attempt++) {
      String key = queue.poll();
      queue.retry(key);
      queue.done(key);
      assertThat(queue.poll()).isNull();
      delayed.get(delayed.size() - 1).run();
    }

    assertThat(delays)
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void after_a_success_the_next_failure_counts_as_the_first() {
    queue.retry("a");
    queue.retry("a");
    queue.forget("a");
    queue.retry("a");

    assertThat(delays).endsWith(Duration.ofMillis(100));
  }
}
