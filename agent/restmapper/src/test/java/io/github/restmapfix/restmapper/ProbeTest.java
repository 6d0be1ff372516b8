package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void without_a_mark_nothing_is_asked() {
    server.serves("demo.example.com/v1", "X");

    assertThat(mapper.cluster.probe(Mapper.gvk("demo.example.com/v1", "X")).outcome())
        .isEqualTo(Answer.Outcome.ABSENT);
    assertThat(mapper.cluster.groupServedAfterMark("demo.example.com")).isFalse();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void in_a_marked_group_the_server_is_asked() {
    server.serves("demo.example.com/v1", "X");
    mapper.mark("demo.example.com");

    assertThat(mapper.cluster.groupServedAfterMark("demo.example.com")).isTrue();
    mapper.mark("demo.example.com");
    assertThat(mapper.cluster.probe(Mapper.gvk("demo.example.com/v1", "X")).found()).isTrue();
    assertThat(server.requests())
        .containsExactly("GET /apis/demo.example.com", "GET /apis/demo.example.com/v1");
  }

  @Test
  void what_was_deleted_is_not_answered_from_memory() {
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");
    server.stopsServing("demo.example.com/v1");
    mapper.mark("demo.example.com");

    assertThat(mapper.cluster.probe(Mapper.gvk("demo.example.com/v1", "X")).found()).isFalse();
  }

  @Test
  void a_probe_in_a_marked_group_waits_for_the_kind_and_for_the_group() throws Exception {
    Mapper waiting = Mapper.withWait(server);
    waiting.mark("demo.example.com");

    assertThat(
            duringTheWait(waiting, () -> waiting.cluster.groupServedAfterMark("demo.example.com")))
        .isTrue();
    server.stopsServing("demo.example.com/v1");
    waiting.mark("demo.example.com");
    GroupVersionKind gvk = Mapper.gvk("demo.example.com/v1", "X");
    assertThat(duringTheWait(waiting, () -> waiting.cluster.probe(gvk).found())).isTrue();
  }

  /** The CRD is served once somebody has asked in vain. */
  private boolean duringTheWait(Mapper waiting, Supplier<Boolean> probe) {
    server.forgetRequests();
    CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(probe);
    while (server.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    server.serves("demo.example.com/v1", "X");
    while (!answer.isDone()) {
      waiting.time.passMillis(1);
    }
    return answer.join();
  }
}
