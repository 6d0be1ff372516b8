package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gaps of the other suites that are about many lookups. See docs/conformance.md. */
class ConformanceStormTest {

  private static final String PATH = "/apis/demo.example.com";
  private static final String GROUP = "GET " + PATH;
  private static final String V1 = GROUP + "/v1";
  private static final String V2 = GROUP + "/v2";

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @BeforeEach
  void a_known_kind() {
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.forgetRequests();
  }

  @Test
  void a_thousand_lookups_of_one_absent_kind_are_nine_requests() { // X3
    for (int i = 0; i < 1000; i++) {
      assertAbsent(mapper.find("demo.example.com/v2", "W"));
    }

    assertThat(server.requests()).hasSize(9).containsOnly(V2);
  }

  @Test
  void a_thousand_lookups_of_a_thousand_absent_kinds_of_one_version_are_nine_requests() { // X4
    for (int i = 0; i < 1000; i++) {
      assertAbsent(mapper.find("demo.example.com/v2", "W" + i));
    }

    assertThat(server.requests()).hasSize(9).containsOnly(V2);
  }

  @Test
  void a_hundred_lookups_at_a_slow_server_are_the_request_in_flight_and_the_next() { // X5
    server.holds(PATH + "/v1");
    List<CompletableFuture<Answer>> misses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      misses.add(mapper.asks("demo.example.com/v1", "W"));
    }

    assertThat(mapper.asks("demo.example.com/v1", "X")).isCompleted();
    assertThat(misses).noneMatch(CompletableFuture::isDone);
    server.holdsNoMore(PATH + "/v1");

    assertThat(misses).allSatisfy(miss -> assertAbsent(miss.join()));
    assertThat(server.requests()).containsExactly(V1, V1);
  }

  @Test
  void a_crd_that_is_patched_all_the_time_costs_explicit_hits_nothing() { // X13
    for (int i = 0; i < 100; i++) {
      mapper.mark("demo.example.com");
      assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
      mapper.time.passMillis(3000);
    }

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_crd_that_is_patched_all_the_time_costs_version_less_hits_one_request_a_patch() { // X13
    for (int patch = 0; patch < 10; patch++) {
      mapper.mark("demo.example.com");
      for (int hit = 0; hit < 30; hit++) {
        mapper.time.passMillis(100);
        assertThat(mapper.findVersionless("demo.example.com", "X").found()).isTrue();
      }
    }

    assertThat(server.requests()).hasSize(10).containsOnly(GROUP);
  }

  @Test
  void a_jump_of_the_clock_makes_a_thousand_hits_read_one_entry() { // X14
    mapper.time.pass(Duration.ofDays(365));

    for (int i = 0; i < 1000; i++) {
      assertThat(mapper.findVersionless("demo.example.com", "X").found()).isTrue();
      assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
    }

    assertThat(server.requests()).containsExactly(GROUP);
  }

  private static void assertAbsent(Answer answer) {
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }
}
