package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a patch asks once it has seen a 404 on a path. */
class RecheckTest {

  private static final String V1 = "demo.example.com/v1";
  private static final GroupVersion GV = GroupVersion.of("demo.example.com", "v1");
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @BeforeEach
  void another_group_is_there_all_the_time() {
    server.serves("other.example.com/v1", "Y");
  }

  @Test
  void a_version_has_just_appeared_for_ten_seconds_from_its_first_answer_on() {
    assertThat(mapper.cluster.appearedWithin(GV, TEN_SECONDS)).isFalse();
    mapper.find(V1, "X");
    assertThat(mapper.cluster.appearedWithin(GV, TEN_SECONDS)).isFalse();

    server.serves(V1, "X");
    mapper.find(V1, "X");
    mapper.time.pass(TEN_SECONDS.minusNanos(1));
    mapper.recheck(V1, "X");
    assertThat(mapper.cluster.appearedWithin(GV, TEN_SECONDS)).isTrue();
    mapper.time.pass(Duration.ofNanos(1));
    assertThat(mapper.cluster.appearedWithin(GV, TEN_SECONDS)).isFalse();
  }

  @Test
  void one_404_in_between_does_not_make_a_version_a_new_one() {
    server.serves(V1, "X");
    mapper.find(V1, "X");
    mapper.time.pass(TEN_SECONDS);
    server.stopsServing(V1);
    mapper.recheck(V1, "X");
    server.serves(V1, "X");
    mapper.recheck(V1, "X");

    assertThat(mapper.cluster.appearedWithin(GV, TEN_SECONDS)).isFalse();
  }

  @Test
  void a_version_that_was_gone_and_comes_back_has_just_appeared() {
    server.serves(V1, "X");
    mapper.find(V1, "X");
    mapper.time.pass(TEN_SECONDS);
    server.stopsServing(V1);
    loseIt();
    assertThat(mapper.cluster.appearedWithin(GV, TEN_SECONDS)).isFalse();
    server.serves(V1, "X");
    mapper.recheck(V1, "X");

    assertThat(mapper.cluster.appearedWithin(GV, TEN_SECONDS)).isTrue();
  }

  @Test
  void what_is_known_is_told_without_a_request() {
    GroupVersionKind x = Mapper.gvk(V1, "X");
    assertThat(mapper.cluster.known(x).outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    server.serves(V1, "X");
    mapper.find(V1, "X");
    server.forgetRequests();

    assertThat(mapper.cluster.known(x).mapping().plural()).isEqualTo("xs");
    assertThat(mapper.cluster.known(Mapper.gvk(V1, "Y")).outcome())
        .isEqualTo(Answer.Outcome.ABSENT);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void what_is_known_follows_what_was_read_and_a_loss_is_unknown_until_confirmed() {
    GroupVersionKind x = Mapper.gvk(V1, "X");
    server.serves(V1, "X");
    mapper.find(V1, "X");
    server.servesResources(V1, ApiResource.of("X", "exes", "ex", true, List.of()));
    mapper.recheck(V1, "X");
    assertThat(mapper.cluster.known(x).mapping().plural()).isEqualTo("exes");

    server.stopsServing(V1);
    mapper.recheck(V1, "X");
    assertThat(mapper.cluster.known(x).outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    loseIt();
    assertThat(mapper.cluster.known(x).outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void a_server_that_does_not_answer_holds_nobody_for_more_than_a_second() {
    server.serves(V1, "X");
    server.holds("/apis/" + V1);

    CompletableFuture<Answer> recheck = mapper.cluster.recheckAsync(Mapper.gvk(V1, "X"));
    mapper.time.passMillis(999);
    assertThat(recheck).isNotDone();
    mapper.time.passMillis(1);
    assertThat(recheck.join().outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
  }

  /** Two 404s more than a second apart, and the entry of the group, which says so as well. */
  private void loseIt() {
    mapper.recheck(V1, "X");
    mapper.time.passMillis(1001);
    mapper.recheck(V1, "X");
    mapper.time.passMillis(1);
  }
}
