package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scenarios of client-go's mapper, discovery client and memory cache that a mapper of kinds can
 * have. See docs/conformance.md.
 */
class ConformanceClientGoTest {

  private static final String PARAMETERS = "g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  private static final String JOBS = "GET /apis/batch";
  private static final String[] ROOTS = {"GET /api", "GET /apis"};

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void of_the_versions_that_are_not_preferred_the_first_in_the_groups_order_counts() { // CG-05
    server.serves("batch/v1", "Job");
    server.serves("batch/v2beta1", "Pea");
    server.serves("batch/v2alpha1", "Pea");

    assertThat(mapper.findVersionless("batch", "Pea").mapping().gvk().version())
        .isEqualTo("v2beta1");
    assertThat(server.requests()).containsExactly(JOBS, JOBS + "/v1", JOBS + "/v2beta1");
  }

  @Test
  void only_a_miss_asks_and_each_miss_asks_once() { // CG-07
    server.serves("batch/v1", "Job");
    assertThat(mapper.find("batch/v1", "Job").found()).isTrue();
    assertThat(mapper.find("batch/v1", "Job").found()).isTrue();
    assertThat(server.requests()).containsExactly(JOBS + "/v1");

    assertThat(mapper.find("batch/v1", "Pea").outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(mapper.find("batch/v1", "Pea").outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(server.requests()).hasSize(3).containsOnly(JOBS + "/v1");
  }

  @Test
  void a_group_whose_version_fails_is_listed_as_not_known_and_the_other_is_whole() { // CG-08, CG-19
    server.legacy();
    server.serves("batch/v1", "Job");
    server.serves("apps/v1", "Deployment");
    server.answers("/apis/batch/v1", 500);

    List<Everything.Group> groups = mapper.everything().orElseThrow().groups();

    assertThat(names(groups)).containsExactly("", "batch", "apps");
    assertThat(groups.get(1).known("v1")).isFalse();
    assertThat(groups.get(2).known("v1")).isTrue();
    assertThat(groups.get(2).resources("v1")).hasSize(1);
    assertThat(server.requests())
        .containsExactly("GET /api", "GET /apis", JOBS + "/v1", "GET /apis/apps/v1");
  }

  @Test
  void the_core_group_comes_first() { // CG-14
    server.serves("batch/v1", "Job");
    server.serves("v1", "Pod");

    assertThat(names(mapper.everything().orElseThrow().groups())).containsExactly("", "batch");
    assertThat(server.requests()).containsExactly(ROOTS);
  }

  @Test
  void a_server_without_core_group_is_read() { // CG-15
    server.serves("batch/v1", "Job");
    server.answers("/api", 404);

    assertThat(names(mapper.everything().orElseThrow().groups())).containsExactly("batch");
    assertThat(server.requests()).containsExactly(ROOTS);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 500, 503})
  void a_server_that_refuses_everything_is_not_an_empty_one(int status) { // CG-16
    server.answersEverything(status);

    assertThat(mapper.everything()).isEmpty();
    assertThat(server.requests()).containsExactly(ROOTS);
  }

  @Test
  void a_server_that_does_not_answer_holds_a_lookup_for_a_second() { // CG-17
    server.holds("/apis/batch/v1");

    assertThat(mapper.find("batch/v1", "Job").took()).isEqualTo(Duration.ofSeconds(1));
    assertThat(server.requests()).containsExactly(JOBS + "/v1");
  }

  @Test
  void the_core_group_has_a_path_of_its_own() { // CG-18
    mapper.find("v1", "Pod");
    mapper.find("extensions/v1beta1", "Ingress");
    mapper.find("foobar", "Pod");

    assertThat(server.requests())
        .containsExactly("GET /api/v1", "GET /apis/extensions/v1beta1", "GET /api/foobar");
  }

  @Test
  void twenty_one_versions_are_read_in_the_servers_order_and_nobody_waits() { // CG-18
    server.legacy();
    for (int i = 0; i < 21; i++) {
      server.serves("g" + i + ".example.com/v1", "X");
    }
    long began = mapper.time.nanos();

    List<Everything.Group> groups = mapper.everything().orElseThrow().groups();

    assertThat(mapper.time.nanos()).isEqualTo(began);
    assertThat(names(groups.subList(1, 22)))
        .isEqualTo(
            IntStream.range(0, 21)
                .mapToObj(i -> "g" + i + ".example.com")
                .collect(Collectors.toList()));
    assertThat(server.requests()).hasSize(2 + 21).startsWith(ROOTS);
  }

  @Test
  void a_version_that_fails_is_asked_once_and_found_by_the_next_read() { // CG-20
    server.legacy();
    server.serves("batch/v1", "Job");
    server.answers("/apis/batch/v1", 500);
    assertThat(mapper.everything().orElseThrow().groups().get(1).known("v1")).isFalse();
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis", JOBS + "/v1");
    server.recovers();

    assertThat(mapper.everything().orElseThrow().groups().get(1).known("v1")).isTrue();
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void the_first_version_listed_is_the_preferred_one_and_core_may_be_empty() { // CG-22, CG-35
    server.serves("batch/v2", "Job");
    server.serves("batch/v1", "Job");

    for (int i = 0; i < 2; i++) {
      List<Everything.Group> groups = mapper.everything().orElseThrow().groups();
      assertThat(names(groups)).containsExactly("batch");
      assertThat(groups.get(0).preferred()).isEqualTo("v2");
    }
    assertThat(server.statuses()).containsExactly(200, 200, 304, 304);
  }

  @Test
  void a_stale_version_is_not_known_and_the_others_are_whole() { // CG-23, CG-34
    server.aggregatedAs("application/json;" + PARAMETERS + ";charset=utf-8");
    server.callsStale("batch/v2");
    server.serves("batch/v1", "Job");
    server.serves("v1", "Pod");

    List<Everything.Group> groups = mapper.everything().orElseThrow().groups();

    assertThat(names(groups)).containsExactly("", "batch");
    assertThat(groups.get(1).known("v2")).isFalse();
    assertThat(groups.get(1).known("v1")).isTrue();
    assertThat(server.requests()).containsExactly(ROOTS);
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({
    "apps/v2 apps/v1, apps/v2",
    "apps/v2 apps/v1, apps/v1",
    "apps/v1 batch/v1 batch/v1beta1, batch/v1",
    "apps/v1 batch/v1 batch/v1beta1, batch/v1beta1",
    "v1 apps/v1, v1",
    "v1 apps/v1, apps/v1",
    "apps/v1 batch/v1beta1, apps/v1 batch/v1beta1",
    "batch/v1beta1, batch/v1beta1"
  })
  void stale_versions_wherever_they_are_cost_no_other_and_are_never_absent( // CG-23, CG-34
      String served, String stale) {
    for (String groupVersion : served.split(" ")) {
      server.serves(groupVersion, "Job");
    }
    for (String groupVersion : stale.split(" ")) {
      server.callsStale(groupVersion);
      server.answers((groupVersion.contains("/") ? "/apis/" : "/api/") + groupVersion, 503);
    }

    List<Everything.Group> groups = mapper.everything().orElseThrow().groups();

    for (String groupVersion : served.split(" ")) {
      String group = groupVersion.substring(0, Math.max(0, groupVersion.indexOf('/')));
      String version = groupVersion.substring(groupVersion.indexOf('/') + 1);
      boolean fresh = !List.of(stale.split(" ")).contains(groupVersion);
      assertThat(groups)
          .filteredOn(g -> g.name().equals(group))
          .singleElement()
          .satisfies(g -> assertThat(g.known(version)).isEqualTo(fresh))
          .satisfies(g -> assertThat(g.resources(version)).hasSize(fresh ? 1 : 0));
      assertThat(mapper.find(groupVersion, "Job").outcome())
          .isEqualTo(fresh ? Answer.Outcome.FOUND : Answer.Outcome.UNKNOWN);
    }
  }

  @Test
  void a_stale_version_cannot_be_preferred() { // CG-25
    server.callsStale("batch/v2");
    server.serves("batch/v1", "Job");

    assertThat(mapper.everything().orElseThrow().groups().get(0).preferred()).isEqualTo("v1");
  }

  @Test
  void where_nothing_but_stale_versions_is_left_the_listed_one_is_preferred() { // CG-25
    server.callsStale("batch/v2");
    server.callsStale("batch/v1");

    assertThat(mapper.everything().orElseThrow().groups().get(0).preferred()).isEqualTo("v2");
  }

  @Test
  void a_stale_preferred_version_does_not_hide_the_next_one() { // CG-25
    server.callsStale("batch/v2");
    server.serves("batch/v1", "Job");
    mapper.everything();
    server.forgetRequests();

    assertThat(mapper.findVersionless("batch", "Job").mapping().gvk().version()).isEqualTo("v1");
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList, true",
    "application/json;as=APIGroupDiscoveryList;v=v2;g=apidiscovery.k8s.io, true",
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList;charset=utf-8, true",
    "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList, true",
    "application/json, false",
    "application/json;charset=UTF-8, false",
    "text/json, false",
    "text/html, false",
    "'', false"
  })
  void the_parameters_of_the_content_type_decide_in_any_order(String type, boolean is) { // CG-26
    assertThat(AggregatedDocument.is(type)).isEqualTo(is);
  }

  @Test
  void the_newest_format_is_asked_for_first_and_plain_json_last() { // CG-27
    assertThat(AggregatedDocument.ACCEPT.split(","))
        .containsExactly(
            "application/json;" + PARAMETERS,
            "application/json;" + PARAMETERS.replace("v2", "v2beta1"),
            "application/json");
  }

  @Test
  void supported_unsupported_and_could_not_be_asked_are_three_answers() { // CG-28
    server.serves("batch/v1", "Job");
    assertThat(mapper.find("batch/v1", "Job").found()).isTrue();
    assertThat(mapper.find("batch/v2", "Job").outcome()).isEqualTo(Answer.Outcome.ABSENT);
    server.answers("/apis/batch/v3", 403);
    assertThat(mapper.find("batch/v3", "Job").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    server.resets("/apis/batch/v4");
    assertThat(mapper.find("batch/v4", "Job").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests())
        .containsExactly(JOBS + "/v1", JOBS + "/v2", JOBS + "/v3", JOBS + "/v4");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500, 503})
  void a_failed_read_is_not_kept_and_a_good_one_is(int status) { // CG-30, CG-31, CG-32
    server.serves("batch/v1", "Job");
    server.serves("apps/v1", "Deployment");
    server.answers("/apis/batch/v1", status);
    assertThat(mapper.find("batch/v1", "Job").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(mapper.find("apps/v1", "Deployment").found()).isTrue();
    server.recovers();
    assertThat(mapper.find("batch/v1", "Job").found()).isTrue();
    server.answers("/apis/batch/v1", 500);

    assertThat(mapper.find("batch/v1", "Job").found()).isTrue();
    assertThat(server.requests()).containsExactly(JOBS + "/v1", "GET /apis/apps/v1", JOBS + "/v1");
  }

  private static List<String> names(List<Everything.Group> groups) {
    return groups.stream().map(Everything.Group::name).collect(Collectors.toList());
  }
}
