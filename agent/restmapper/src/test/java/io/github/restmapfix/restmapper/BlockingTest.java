package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On the real clock and with threads; nothing here depends on how long something takes. */
@Timeout(30)
class BlockingTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Clusters clusters =
      Clusters.create(Settings.defaults().withWait(Duration.ofSeconds(20)));
  private final Cluster cluster = clusters.cluster(ClusterId.of(Mapper.SERVER, ""), server);
  private final GroupVersionKind gvk = Mapper.gvk("demo.example.com/v1", "X");

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void a_kind_that_comes_during_the_wait_is_found() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    clusters.cluster(
        cluster.id(),
        request -> {
          CompletableFuture<Response> answer = server.get(request);
          asked.countDown();
          return answer;
        });
    CompletableFuture<Answer> answer =
        CompletableFuture.supplyAsync(() -> cluster.find(gvk, Caller.ASKS));
    asked.await();
    server.serves("demo.example.com/v1", "X");

    assertThat(answer.get().found()).isTrue();
  }

  @Test
  void an_interrupt_ends_the_wait_and_the_flag_stays() {
    Thread.currentThread().interrupt();

    Answer answer = cluster.find(gvk, Caller.ASKS);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(answer.why()).isEqualTo("interrupted while asking");
  }

  @Test
  void an_interrupted_full_read_is_empty_and_the_flag_stays() {
    server.holds("/apis");
    Thread.currentThread().interrupt();

    assertThat(cluster.everything()).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void closing_gives_everybody_who_waits_an_answer_and_sends_no_more() throws Exception {
    CompletableFuture<Answer> waiting = cluster.findAsync(gvk, Caller.ASKS);
    server.holds("/apis/hang.example.com/v1");
    CompletableFuture<Answer> hanging =
        cluster.findAsync(Mapper.gvk("hang.example.com/v1", "X"), Caller.ASKS);

    clusters.close();

    assertThat(waiting.get(5, TimeUnit.SECONDS).found()).isFalse();
    assertThat(hanging.get(5, TimeUnit.SECONDS).outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    server.forgetRequests();
    assertThat(cluster.find(gvk, Caller.ASKS).why()).isEqualTo("restmap-fix was taken out");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void closing_ends_a_full_read_whose_request_was_to_begin_later() {
    cluster.findInAnyGroupAsync("v1", "Nope", Caller.ASKS_FOR_A_LIST);
    cluster.findInAnyGroupAsync(
        "v1", "Nope", Caller.ASKS_FOR_A_LIST); // in a second, at the soonest
    server.forgetRequests();
    CompletableFuture<?> read = cluster.everythingAsync();

    clusters.close();

    assertThat(read).isDone();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void closing_runs_every_task_though_one_fails() {
    DaemonTime time = new DaemonTime();
    AtomicInteger run = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      time.after(
          Duration.ofHours(1),
          () -> {
            run.incrementAndGet();
            throw new IllegalStateException("fails");
          });
    }

    time.close();

    assertThat(run).hasValue(2);
  }

  @Test
  void the_thread_is_a_daemon_that_holds_nothing_of_the_application_and_starts_late()
      throws Exception {
    DaemonTime time = new DaemonTime();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    time.after(Duration.ZERO, () -> thread.complete(Thread.currentThread()));

    assertThat(thread.get().isDaemon()).isTrue();
    assertThat(thread.get().getContextClassLoader()).isNull();
    time.close();
    thread.get().join(5000);
    assertThat(thread.get().isAlive()).isFalse();
  }

  @Test
  void only_a_found_answer_has_a_mapping() {
    clusters.close();

    Answer answer = cluster.find(gvk, Caller.ASKS);

    assertThatThrownBy(answer::mapping)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("restmap-fix was taken out");
  }
}
