package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenCrdsTest {

  private static final String GROUP = "demo.example.com";
  private static final SeenCrd COMING = crd("u", 1, false);
  private static final SeenCrd SERVED = crd("u", 1, true);

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void a_definition_that_is_not_established_yet_marks_its_group() {
    assertThat(marks("ADDED", COMING)).isTrue();
  }

  @Test
  void a_definition_that_is_established_when_it_is_first_listed_tells_nothing_new() {
    assertThat(marks("ADDED", SERVED)).isFalse();
    assertThat(marks("ADDED", SERVED)).as("listed again").isFalse();
  }

  @Test
  void a_thousand_definitions_that_are_listed_cost_no_request_and_mark_no_group() {
    for (int i = 0; i < 1_000; i++) {
      String group = "g" + i + ".example.com";
      mapper.clusters.seen(Mapper.SERVER, "ADDED", SeenCrd.of("ws." + group, "u" + i, 1L, true));
      assertThat(mapper.cluster.marked(group)).isFalse();
      mapper.cluster.probe(Mapper.gvk(group + "/v1", "Absent"));
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void becoming_established_marks_once_more() {
    marks("ADDED", COMING);

    assertThat(marks("MODIFIED", SERVED)).isTrue();
  }

  @Test
  void what_changes_neither_specification_nor_conditions_is_no_news() {
    marks("ADDED", SERVED);

    assertThat(marks("MODIFIED", SERVED)).isFalse();
  }

  @Test
  void another_specification_marks_by_an_event_and_by_a_list() {
    marks("ADDED", SERVED);

    assertThat(marks("MODIFIED", crd("u", 2, true))).isTrue();
    assertThat(marks("ADDED", crd("u", 3, true))).isTrue();
  }

  /** As after an attach: the informer has listed long ago. */
  @Test
  void a_change_of_a_definition_that_was_never_seen_before_marks() {
    assertThat(marks("MODIFIED", SERVED)).isTrue();
  }

  @Test
  void a_definition_that_was_recreated_between_two_lists_marks() {
    marks("ADDED", SERVED);

    assertThat(marks("ADDED", crd("another", 1, true))).isTrue();
  }

  @Test
  void a_definition_that_is_gone_marks() {
    marks("ADDED", SERVED);

    assertThat(marks("DELETED", SERVED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BOOKMARK", "ERROR"})
  void events_that_bring_no_definition_are_no_news(String event) {
    assertThat(marks(event, SeenCrd.of(null, null, null, false))).isFalse();
  }

  @Test
  void a_definition_of_one_server_says_nothing_of_another() {
    mapper.clusters.seen("https://10.0.0.2:6443", "ADDED", COMING);

    assertThat(mapper.cluster.marked(GROUP)).isFalse();
    assertThat(marks("ADDED", SERVED)).as("established when it is first seen here").isFalse();
  }

  @Test
  void a_name_that_no_definition_can_have_marks_nothing() {
    mapper.clusters.seen(Mapper.SERVER, "ADDED", SeenCrd.of("ws.../../api", "u", 1L, false));

    assertThat(mapper.cluster.marked("../../api")).isFalse();
  }

  private boolean marks(String event, SeenCrd crd) {
    mapper.time.pass(Duration.ofSeconds(30)); // an earlier mark is over
    mapper.clusters.seen(Mapper.SERVER, event, crd);
    return mapper.cluster.marked(GROUP);
  }

  private static SeenCrd crd(String uid, long generation, boolean established) {
    return SeenCrd.of("ws." + GROUP, uid, generation, established);
  }
}
