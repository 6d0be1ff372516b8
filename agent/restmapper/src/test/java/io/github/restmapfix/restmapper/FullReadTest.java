package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FullReadTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @BeforeEach
  void a_cluster() {
    server.serves("demo.example.com/v2", "X");
    server.serves("demo.example.com/v1", "X", "W");
    server.servesResources(
        "v1",
        ApiResource.of("Pod", "pods", "pod", true, List.of("status", "log")),
        ApiResource.of("Node", "nodes", "node", false, List.of()));
  }

  @Test
  void on_an_aggregated_server_it_is_two_requests() {
    Everything everything = mapper.everything().orElseThrow();

    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
    assertThat(names(everything)).containsExactly("", "demo.example.com");
    Everything.Group demo = everything.groups().get(1);
    assertThat(demo.versions()).containsExactly("v2", "v1");
    assertThat(demo.preferred()).isEqualTo("v2");
    assertThat(demo.known("v1")).isTrue();
    assertThat(demo.resources("v1"))
        .containsExactly(ScriptedServer.namespaced("X"), ScriptedServer.namespaced("W"));
  }

  @Test
  void on_a_legacy_server_it_is_one_more_for_each_version_with_the_same_outcome() {
    Everything aggregated = mapper.everything().orElseThrow();
    server.legacy();
    server.forgetRequests();
    Mapper fresh = Mapper.withoutWait(server);

    Everything legacy = fresh.everything().orElseThrow();

    assertThat(legacy).isEqualTo(aggregated);
    assertThat(server.requests())
        .containsExactlyInAnyOrder(
            "GET /api",
            "GET /apis",
            "GET /api/v1",
            "GET /apis/demo.example.com/v2",
            "GET /apis/demo.example.com/v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList",
        "application/json; as=APIGroupDiscoveryList; v=v2; g=apidiscovery.k8s.io; charset=utf-8"
      })
  void the_content_type_of_the_response_decides(String contentType) {
    server.aggregatedAs(contentType);

    mapper.everything();

    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
  }

  @Test
  void the_wrong_document_for_its_content_type_is_not_an_empty_cluster() { // sofka#78
    server.aggregatedAs("application/json");

    assertThat(mapper.everything()).isEmpty();
  }

  @Test
  void an_unchanged_cluster_is_two_304s() {
    Everything first = mapper.everything().orElseThrow();
    server.forgetRequests();

    assertThat(mapper.everything()).contains(first);
    assertThat(server.statuses()).containsExactly(304, 304);
  }

  @Test
  void it_is_fresh_however_soon_after_another() {
    mapper.everything();
    server.serves("demo.example.com/v3", "Z");

    assertThat(mapper.everything().orElseThrow().groups().get(1).versions()).contains("v3");
  }

  @Test
  void two_servers_that_alternate_are_both_remembered() {
    Everything one = mapper.everything().orElseThrow();
    server.serves("demo.example.com/v3", "Z");
    Everything two = mapper.everything().orElseThrow();
    server.stopsServing("demo.example.com/v3");

    assertThat(mapper.everything()).contains(one);
    server.forgetRequests();
    assertThat(mapper.everything()).contains(one);
    assertThat(server.statuses()).containsExactly(304, 304);
    assertThat(two).isNotEqualTo(one);
  }

  @Test
  void lookups_after_it_cost_nothing() {
    mapper.everything();
    server.forgetRequests();

    assertThat(mapper.find("demo.example.com/v1", "W").found()).isTrue();
    assertThat(mapper.findVersionless("demo.example.com", "W").mapping().gvk().version())
        .isEqualTo("v1");
    assertThat(mapper.find("v1", "Pod").mapping().resource().subresources())
        .containsExactly("status", "log");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void what_it_does_not_list_is_not_lost_by_that_alone() {
    mapper.everything();
    server.stopsServing("demo.example.com/v1");
    mapper.everything();

    assertThat(mapper.find("demo.example.com/v1", "W").found()).isTrue();
  }

  @Test
  void one_broken_version_does_not_lose_the_others() {
    server.legacy();
    server.answers("/apis/demo.example.com/v2", 503);

    Everything.Group demo = mapper.everything().orElseThrow().groups().get(1);

    assertThat(demo.known("v2")).isFalse();
    assertThat(demo.resources("v2")).isEmpty();
    assertThat(demo.known("v1")).isTrue();
    assertThat(demo.resources("v1")).hasSize(2);
  }

  @Test
  void of_a_broken_version_the_last_known_good_is_given() {
    server.legacy();
    mapper.everything();
    server.answers("/apis/demo.example.com/v2", 503);

    Everything.Group demo = mapper.everything().orElseThrow().groups().get(1);

    assertThat(demo.known("v2")).isFalse();
    assertThat(demo.resources("v2")).containsExactly(ScriptedServer.namespaced("X"));
  }

  @Test
  void a_stale_version_keeps_what_was_known_of_it() {
    mapper.everything();
    server.callsStale("demo.example.com/v2");

    Everything.Group demo = mapper.everything().orElseThrow().groups().get(1);

    assertThat(demo.known("v2")).isFalse();
    assertThat(demo.resources("v2")).containsExactly(ScriptedServer.namespaced("X"));
    assertThat(mapper.find("demo.example.com/v2", "X").found()).isTrue();
  }

  @Test
  void a_stale_version_with_content_is_better_than_nothing() {
    server.callsStale("demo.example.com/v2", "X");

    Everything.Group demo = mapper.everything().orElseThrow().groups().get(1);

    assertThat(demo.known("v2")).isFalse();
    assertThat(demo.resources("v2")).hasSize(1);
    server.answers("/apis/demo.example.com/v2", 503);
    assertThat(mapper.find("demo.example.com/v2", "X").found()).isTrue();
  }

  @Test
  void a_server_that_could_not_be_asked_is_not_an_empty_one() {
    server.answers("/apis", 503);

    assertThat(mapper.everything()).isEmpty();
  }

  @Test
  void a_half_that_could_not_be_asked_is_given_as_it_was_and_as_not_known() {
    mapper.everything();
    server.answers("/apis", 503);

    Everything everything = mapper.everything().orElseThrow();

    assertThat(names(everything)).containsExactly("", "demo.example.com");
    assertThat(everything.groups().get(0).known("v1")).isTrue();
    assertThat(everything.groups().get(1).known("v1")).isFalse();
    assertThat(everything.groups().get(1).resources("v1")).hasSize(2);
  }

  /** Else a program would take what it may not see for what is not there. */
  @ParameterizedTest
  @CsvSource({"/api, 403", "/apis, 403", "/apis, 404"})
  void a_half_that_was_refused_from_the_start_is_an_error_and_not_an_empty_half(
      String half, int status) { // CG-15, CG-24
    server.answers(half, status);

    assertThat(mapper.everything()).isEmpty();
  }

  @Test
  void at_most_eight_versions_are_read_at_a_time() {
    server.legacy();
    for (int i = 0; i < 20; i++) {
      server.serves("g" + i + ".example.com/v1", "X");
      server.holds("/apis/g" + i + ".example.com/v1");
    }
    server.holds("/apis/demo.example.com/v1");
    server.holds("/apis/demo.example.com/v2");
    server.holds("/api/v1");

    mapper.cluster.everythingAsync();

    assertThat(server.requests()).hasSize(2 + 8);
  }

  @Test
  void thousands_of_versions_do_not_nest() {
    server.legacy();
    for (int i = 0; i < 3000; i++) {
      server.serves("g" + i + ".example.com/v1", "X");
    }

    Everything everything = mapper.everything().orElseThrow();

    assertThat(everything.groups()).hasSize(3002).allMatch(g -> g.known(g.preferred()));
  }

  private static List<String> names(Everything everything) {
    return everything.groups().stream().map(Everything.Group::name).collect(Collectors.toList());
  }
}
