package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads on a clock that stands still, so that the numbers are exact. */
@Timeout(60)
class ThreadsTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);
  private final ExecutorService network = Executors.newFixedThreadPool(2);
  private final ExecutorService callers = Executors.newFixedThreadPool(100);

  @AfterEach
  void end() {
    network.shutdownNow();
    callers.shutdownNow();
  }

  @Test
  void a_hundred_threads_with_ten_lookups_of_one_absent_kind_are_ten_requests() throws Exception {
    Cluster cluster = mapper.clusters.cluster(mapper.cluster.id(), this::slowly);

    List<Answer> answers =
        onHundredThreads(() -> cluster.find(Mapper.gvk("g.example.com/v1", "W"), Caller.ASKS));

    assertThat(answers).hasSize(1000).allMatch(a -> a.outcome() == Answer.Outcome.ABSENT);
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void the_same_without_a_version_is_ten_requests_for_each_document() throws Exception {
    server.serves("g.example.com/v1", "X");
    Cluster cluster = mapper.clusters.cluster(mapper.cluster.id(), this::slowly);

    List<Answer> answers = onHundredThreads(() -> cluster.find("g.example.com", "W", Caller.ASKS));

    assertThat(answers).hasSize(1000).allMatch(a -> a.outcome() == Answer.Outcome.ABSENT);
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void whoever_asks_after_the_kind_came_finds_it_in_the_midst_of_a_storm() throws Exception {
    Cluster cluster = mapper.clusters.cluster(mapper.cluster.id(), this::slowly);
    GroupVersionKind gvk = Mapper.gvk("g.example.com/v1", "W");
    List<Future<Answer>> storm = new ArrayList<>();
    for (int i = 0; i < 5; i++) { // fewer than the bucket
      storm.add(callers.submit(() -> cluster.find(gvk, Caller.ASKS)));
    }
    while (server.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    server.serves("g.example.com/v1", "W");

    assertThat(cluster.find(gvk, Caller.ASKS).found()).isTrue();
    for (Future<Answer> answer : storm) {
      answer.get();
    }
  }

  private List<Answer> onHundredThreads(java.util.function.Supplier<Answer> find) throws Exception {
    List<Future<List<Answer>>> threads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      threads.add(
          callers.submit(
              () -> {
                List<Answer> answers = new ArrayList<>();
                for (int lookup = 0; lookup < 10; lookup++) {
                  answers.add(find.get());
                }
                return answers;
              }));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<List<Answer>> thread : threads) {
      answers.addAll(thread.get());
    }
    return answers;
  }

  private CompletableFuture<Response> slowly(Request request) {
    return CompletableFuture.supplyAsync(() -> server.get(request).join(), network);
  }
}
