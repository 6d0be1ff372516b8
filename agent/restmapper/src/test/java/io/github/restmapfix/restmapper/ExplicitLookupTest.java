package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplicitLookupTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void a_new_version_of_a_known_group_is_asked_for_by_exactly_one_request() { // c-r #2869
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");
    server.serves("demo.example.com/v2", "W");
    server.forgetRequests();

    Answer answer = mapper.find("demo.example.com/v2", "W");

    assertThat(answer.mapping().plural()).isEqualTo("ws");
    assertThat(answer.mapping().namespaced()).isTrue();
    assertThat(answer.requests()).isEqualTo(1);
    assertThat(server.requests()).containsExactly("GET /apis/demo.example.com/v2");
  }

  @Test
  void a_kind_that_is_known_costs_nothing() {
    server.serves("v1", "Pod", "Secret");
    mapper.find("v1", "Pod");
    server.forgetRequests();

    assertThat(mapper.find("v1", "Secret").found()).isTrue();
    assertThat(server.requests()).isEmpty();
    assertThat(mapper.cluster.stats().hits()).isEqualTo(1);
  }

  @Test
  void the_core_group_is_under_api() {
    server.serves("v1", "Pod");

    assertThat(mapper.find("v1", "Pod").found()).isTrue();
    assertThat(server.requests()).containsExactly("GET /api/v1");
  }

  @Test
  void a_kind_that_appears_between_two_lookups_is_found_by_the_second() {
    assertThat(mapper.find("demo.example.com/v2", "W").outcome()).isEqualTo(Answer.Outcome.ABSENT);

    server.serves("demo.example.com/v2", "W");

    assertThat(mapper.find("demo.example.com/v2", "W").found()).isTrue();
    assertThat(server.requests())
        .containsExactly("GET /apis/demo.example.com/v2", "GET /apis/demo.example.com/v2");
  }

  @Test
  void a_kind_that_joins_a_known_version_is_found_by_the_next_lookup() { // CR-21
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");
    server.serves("demo.example.com/v1", "X", "W");

    assertThat(mapper.find("demo.example.com/v1", "W").found()).isTrue();
  }

  @Test
  void each_version_has_its_own_plural_and_scope() {
    server.servesResources(
        "demo.example.com/v1", ApiResource.of("W", "weights", "w", true, java.util.List.of()));
    server.servesResources(
        "demo.example.com/v2", ApiResource.of("W", "ws", "w", false, java.util.List.of()));

    assertThat(mapper.find("demo.example.com/v1", "W").mapping().plural()).isEqualTo("weights");
    assertThat(mapper.find("demo.example.com/v2", "W").mapping().namespaced()).isFalse();
  }

  @Test
  void of_two_resources_of_one_kind_the_first_counts() { // OpenShift's Template
    server.servesResources(
        "demo.example.com/v1",
        ApiResource.of("T", "ts", "t", true, java.util.List.of()),
        ApiResource.of("T", "processedts", "t", true, java.util.List.of()));

    assertThat(mapper.find("demo.example.com/v1", "T").mapping().plural()).isEqualTo("ts");
  }

  @Test
  void a_no_match_names_the_versions_that_are_known() {
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");

    assertThat(mapper.find("demo.example.com/v2", "W").why())
        .isEqualTo("no kind W in demo.example.com/v2 (404); the group serves v1 [X]");
  }

  @Test
  void a_no_match_names_the_version_that_has_the_kind() {
    server.serves("demo.example.com/v1", "W");
    mapper.find("demo.example.com/v1", "W");

    assertThat(mapper.find("demo.example.com/v2", "W").why()).contains("W is served in v1");
  }

  @Test
  void a_no_match_tells_a_wrong_case_and_a_plural_given_as_kind() {
    server.serves("demo.example.com/v1", "Widget");

    assertThat(mapper.find("demo.example.com/v1", "widget").why())
        .isEqualTo(
            "no kind widget in demo.example.com/v1, which serves [Widget]; a kind is case-sensitive: Widget");
    assertThat(mapper.find("demo.example.com/v1", "widgets").why())
        .contains("widgets is the resource of kind Widget");
  }

  @Test
  void a_version_that_its_group_lists_but_that_is_404_is_a_no_match_that_is_asked_again() {
    server.serves("demo.example.com/v1", "X");
    server.listsOnly("demo.example.com/v2");
    mapper.findVersionless("demo.example.com", "Y");
    server.forgetRequests();

    Answer answer = mapper.find("demo.example.com/v2", "W");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(answer.why()).contains("404, though its group lists it");
    server.serves("demo.example.com/v2", "W");
    assertThat(mapper.find("demo.example.com/v2", "W").found()).isTrue();
  }
}
