package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that arrive in another order than their requests began, and an answer that is older than
 * what is known: the younger request counts. Also on a real server where there is one.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.github.restmapfix.restmapper.TestedServer$Which#all")
class LateAnswerTest {

  private final TestedServer server;
  private final String group;
  private final String v1;
  private final Mapper mapper;
  private String heldPath = "";
  private Runnable release = () -> {};

  LateAnswerTest(TestedServer.Which which) {
    server = which.start();
    group = server.group("late");
    v1 = "/apis/" + group + "/v1";
    mapper = Mapper.withoutWait(this::get);
  }

  @BeforeEach
  void x_is_served() {
    server.serves(group + "/v1", "X");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void a_slow_full_read_does_not_undo_a_fast_explicit_hit() {
    heldPath = "/apis";
    CompletableFuture<Optional<Everything>> full = mapper.cluster.everythingAsync();
    server.serves(group + "/v2", "W");

    assertThat(mapper.find(group + "/v2", "W").found()).isTrue();
    assertThat(full).isNotDone();
    release.run();

    assertThat(mapper.time.await(full)).isPresent();
    server.forgetRequests();
    assertThat(mapper.find(group + "/v2", "W").found()).isTrue();
    // it is not in the list that was read before it came, though younger than the list
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_slow_explicit_miss_does_not_undo_a_fast_full_read() {
    heldPath = v1;
    CompletableFuture<Answer> miss = mapper.asks(group + "/v1", "W");
    server.serves(group + "/v1", "X", "W");
    heldPath = "";

    // a legacy server's version is read by its own document, of which one request is in flight
    CompletableFuture<Optional<Everything>> full = mapper.cluster.everythingAsync();
    mapper.time.passMillis(0); // large documents are not read on the thread that brings them
    assertThat(full.isDone()).isEqualTo(server.aggregated());
    release.run();

    assertThat(mapper.time.await(full)).isPresent();
    assertThat(miss).isCompleted();
    server.forgetRequests();
    assertThat(mapper.find(group + "/v1", "W").found()).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  /** Its copy and ours are the same again; what came meanwhile it does not know. */
  @Test
  void a_304_of_a_lagging_server_takes_nothing_back() { // X8
    mapper.everything();
    server.serves(group + "/v2", "W");
    assertThat(mapper.find(group + "/v2", "W").found()).isTrue();
    server.stopsServing(group + "/v2");
    server.forgetRequests();

    mapper.everything();

    assertThat(server.requests()).startsWith("GET /api", "GET /apis");
    int unchanged = server.aggregated() ? 304 : 200; // a legacy server gives no ETag
    assertThat(server.statuses()).startsWith(unchanged, unchanged);
    assertThat(mapper.find(group + "/v2", "W").found()).isTrue();
  }

  /** Asks the server at once, and gives its answer later. */
  private CompletableFuture<Response> get(Request request) {
    CompletableFuture<Response> answer = server.get(request);
    if (!request.path().equals(heldPath)) {
      return answer;
    }
    CompletableFuture<Response> late = new CompletableFuture<>();
    release = () -> answer.thenAccept(late::complete);
    return late;
  }
}
