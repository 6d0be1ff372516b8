package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is 404 for long, and no witness says that it is gone. */
class UnconfirmedLossTest {

  private static final String GROUP = "GET /apis/demo.example.com";
  private static final String V1 = GROUP + "/v1";
  private static final String V2 = GROUP + "/v2";

  /** In five minutes: at once, after 1, 2, 4, 8 and 16 s, and then every 30. */
  private static final int WITNESSES = 16;

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void a_proxy_that_answers_404_to_everything_is_asked_less_and_less_for_a_witness() {
    known();
    server.answersEverything(404);

    recheckEachSecond(300);

    assertThat(asked(V1)).isEqualTo(300);
    assertThat(asked(GROUP)).isBetween(5, WITNESSES);
    assertThat(asked("GET /api")).isBetween(5, WITNESSES);
    assertThat(asked("GET /apis")).isBetween(5, WITNESSES);
    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
  }

  @Test
  void so_is_a_group_that_goes_on_listing_a_version_that_is_404() {
    known();
    server.listsOnly("demo.example.com/v1");

    recheckEachSecond(300);

    assertThat(asked(V1)).isEqualTo(300);
    assertThat(asked(GROUP)).isBetween(5, WITNESSES);
    assertThat(server.requests()).hasSize(asked(V1) + asked(GROUP));
  }

  @Test
  void a_loss_that_is_real_in_the_end_is_confirmed_within_half_a_minute() {
    known();
    server.answersEverything(404);
    recheckEachSecond(300);
    server.recovers();
    server.stopsServing("demo.example.com/v1");
    server.serves("demo.example.com/v2", "X");

    recheckEachSecond(31);

    assertThat(mapper.find("demo.example.com/v1", "X").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void what_was_served_in_between_is_confirmed_at_once_when_it_is_lost_again() {
    known();
    server.listsOnly("demo.example.com/v1");
    recheckEachSecond(300);
    server.serves("demo.example.com/v1", "X");
    mapper.recheck("demo.example.com/v1", "X");
    server.stopsServing("demo.example.com/v1");
    server.serves("demo.example.com/v2", "X");

    recheckEachSecond(2);

    assertThat(mapper.find("demo.example.com/v1", "X").outcome()).isEqualTo(Answer.Outcome.ABSENT);
  }

  @Test
  void hits_without_a_version_beside_a_better_one_that_is_404_ask_less_and_less() {
    server.listsOnly("demo.example.com/v2");
    server.serves("demo.example.com/v1", "X");
    mapper.findVersionless("demo.example.com", "X");
    server.forgetRequests();

    hitEachSecond(299); // then the entry is old

    assertThat(asked(GROUP)).isBetween(5, WITNESSES);
    assertThat(asked(V2)).isBetween(5, WITNESSES);
    assertThat(server.requests()).hasSize(asked(GROUP) + asked(V2));
  }

  @Test
  void and_find_it_within_half_a_minute_once_it_is_served() {
    server.listsOnly("demo.example.com/v2");
    server.serves("demo.example.com/v1", "X");
    hitEachSecond(100);
    server.serves("demo.example.com/v2", "X");

    hitEachSecond(31);

    assertThat(mapper.findVersionless("demo.example.com", "X").mapping().gvk().version())
        .isEqualTo("v2");
  }

  private void known() {
    server.serves("demo.example.com/v1", "X");
    mapper.everything();
    mapper.find("demo.example.com/v1", "X");
    server.forgetRequests();
  }

  private void recheckEachSecond(int seconds) {
    for (int i = 0; i < seconds; i++) {
      mapper.recheck("demo.example.com/v1", "X");
      mapper.time.passMillis(1000);
    }
  }

  private void hitEachSecond(int seconds) {
    for (int i = 0; i < seconds; i++) {
      mapper.findVersionless("demo.example.com", "X");
      mapper.time.passMillis(1000);
    }
  }

  private int asked(String request) {
    return Collections.frequency(server.requests(), request);
  }
}
