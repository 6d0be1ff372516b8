package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scenarios of controller-runtime's restmapper_test.go, by kind, with the requests that they
 * cost here. As there, each runs on a server with and on one without aggregated discovery, and on a
 * real one where there is one. See docs/conformance.md.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.github.restmapfix.restmapper.TestedServer$Which#all")
class ConformanceControllerRuntimeTest {

  private final TestedServer server;
  private final Mapper mapper;
  private final String crewGroup;
  private final String taxiGroup;
  private final String crew;
  private final String taxi;

  ConformanceControllerRuntimeTest(TestedServer.Which which) {
    server = which.start();
    mapper = Mapper.withoutWait(server);
    crewGroup = server.group("crew");
    taxiGroup = server.group("inventory");
    crew = "GET /apis/" + crewGroup;
    taxi = "GET /apis/" + taxiGroup;
  }

  @BeforeEach
  void drivers_in_two_versions() {
    server.serves(crewGroup + "/v2", "Driver");
    server.serves(crewGroup + "/v1", "Driver");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void nothing_is_read_before_it_is_asked_for_and_then_one_document_for_each_group() { // CR-01
    assertThat(server.requests()).isEmpty();

    assertThat(mapper.find("apps/v1", "Deployment").mapping().plural()).isEqualTo("deployments");
    assertThat(mapper.find("v1", "Pod").found()).isTrue();
    assertThat(mapper.find("networking.k8s.io/v1", "Ingress").found()).isTrue();
    assertThat(mapper.find("authentication.k8s.io/v1", "TokenReview").found()).isTrue();
    assertThat(mapper.find("scheduling.k8s.io/v1", "PriorityClass").found()).isTrue();
    assertThat(mapper.find("policy/v1", "PodDisruptionBudget").found()).isTrue();

    assertThat(server.requests())
        .containsExactly(
            "GET /apis/apps/v1",
            "GET /api/v1",
            "GET /apis/networking.k8s.io/v1",
            "GET /apis/authentication.k8s.io/v1",
            "GET /apis/scheduling.k8s.io/v1",
            "GET /apis/policy/v1");
  }

  @Test
  void a_second_lookup_without_or_with_the_version_costs_nothing() { // CR-02
    mapper.findVersionless("apps", "Deployment");
    assertThat(server.requests()).containsExactly("GET /apis/apps", "GET /apis/apps/v1");

    assertThat(mapper.findVersionless("apps", "Deployment").found()).isTrue();
    assertThat(mapper.find("apps/v1", "Deployment").found()).isTrue();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void without_a_version_the_groups_entry_and_one_version_are_read_once() { // CR-03
    assertThat(mapper.findVersionless(crewGroup, "Driver").found()).isTrue();
    assertThat(mapper.findVersionless(crewGroup, "Driver").found()).isTrue();

    assertThat(server.requests()).containsExactly(crew, crew + "/v2");
  }

  @Test
  void versions_that_were_asked_for_by_name_leave_only_the_groups_entry_to_read() { // CR-04
    mapper.find(crewGroup + "/v1", "Driver");
    mapper.find(crewGroup + "/v2", "Driver");
    mapper.find(crewGroup + "/v1", "Driver");
    assertThat(server.requests()).containsExactly(crew + "/v1", crew + "/v2");

    RestMapping preferred = mapper.findVersionless(crewGroup, "Driver").mapping();

    assertThat(preferred.gvk().version()).isEqualTo("v2");
    assertThat(server.requests()).containsExactly(crew + "/v1", crew + "/v2", crew);
  }

  @Test
  void each_version_is_read_once_when_it_is_asked_for() { // CR-05
    mapper.find(crewGroup + "/v1", "Driver");
    assertThat(server.requests()).containsExactly(crew + "/v1");
    mapper.find(crewGroup + "/v2", "Driver");
    assertThat(server.requests()).containsExactly(crew + "/v1", crew + "/v2");

    mapper.find(crewGroup + "/v1", "Driver");
    mapper.find(crewGroup + "/v2", "Driver");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void a_group_that_does_not_exist_is_a_no_match_for_one_request() { // CR-06
    for (int i = 1; i <= 6; i++) {
      assertAbsent(mapper.find("invalid" + i + ".example.com/v1", "Driver"), i);
    }
    for (int i = 7; i <= 12; i++) {
      assertAbsent(mapper.findVersionless("invalid" + i + ".example.com", "Driver"), i);
    }
    assertThat(server.requests())
        .contains("GET /apis/invalid6.example.com/v1", "GET /apis/invalid7.example.com");
  }

  @Test
  void a_kind_that_does_not_exist_is_a_no_match_for_one_request() { // CR-07
    assertAbsent(mapper.find("apps/v1", "Invalid"), 1);
    assertAbsent(mapper.find("v1", "Invalid"), 2);
    assertAbsent(mapper.find("networking.k8s.io/v1", "Invalid"), 3);
    assertAbsent(mapper.find("authentication.k8s.io/v1", "Invalid"), 4);
    assertAbsent(mapper.find("scheduling.k8s.io/v1", "Invalid"), 5);
    assertAbsent(mapper.find("policy/v1", "Invalid"), 6);
    assertThat(server.requests()).startsWith("GET /apis/apps/v1", "GET /api/v1");
  }

  @Test
  void a_version_that_does_not_exist_is_a_no_match_for_one_request() { // CR-08
    assertAbsent(mapper.find("apps/v9", "Deployment"), 1);
    assertAbsent(mapper.find("v9", "Pod"), 2);
    assertAbsent(mapper.find("networking.k8s.io/v9", "Ingress"), 3);
    assertAbsent(mapper.find("authentication.k8s.io/v9", "TokenReview"), 4);
    assertAbsent(mapper.find("scheduling.k8s.io/v9", "PriorityClass"), 5);
    assertAbsent(mapper.find("policy/v9", "PodDisruptionBudget"), 6);
    assertThat(server.requests()).startsWith("GET /apis/apps/v9", "GET /api/v9");
  }

  @Test
  void a_version_that_no_server_could_have_is_not_even_a_question() { // CR-08, as it is spelt there
    assertThat(GroupVersionKind.parse("apps/INVALID", "Deployment")).isEmpty();
  }

  @Test
  void a_kind_of_whichever_version_is_answered_with_its_version() { // CR-09
    assertThat(version("networking.k8s.io", "Ingress")).isEqualTo("v1");
    assertThat(version("authentication.k8s.io", "TokenReview")).isEqualTo("v1");
    assertThat(version("scheduling.k8s.io", "PriorityClass")).isEqualTo("v1");
    assertThat(version("policy", "PodDisruptionBudget")).isEqualTo("v1");
    assertThat(server.requests())
        .hasSize(8)
        .startsWith("GET /apis/networking.k8s.io", "GET /apis/networking.k8s.io/v1");
  }

  @Test
  void a_kind_that_joins_known_versions_at_run_time_is_found_at_the_first_attempt() { // CR-10
    mapper.findVersionless(crewGroup, "Driver");
    assertThat(server.requests()).containsExactly(crew, crew + "/v2");
    server.serves(crewGroup + "/v2", "Driver", "Rider");
    server.serves(crewGroup + "/v1", "Driver", "Rider");
    server.forgetRequests();

    assertThat(mapper.findVersionless(crewGroup, "Rider").found()).isTrue();
    assertThat(server.requests()).containsExactly(crew, crew + "/v1");
    assertThat(mapper.findVersionless(crewGroup, "Rider").found()).isTrue();
    assertThat(server.requests()).containsExactly(crew, crew + "/v1", crew + "/v2");
    assertThat(version(crewGroup, "Rider")).isEqualTo("v2");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void a_version_that_is_no_longer_served_is_given_up_once_that_is_confirmed() { // CR-11
    server.serves(taxiGroup + "/v1", "Taxi");
    server.serves(taxiGroup + "/v1alpha1", "Taxi");
    mapper.findVersionless(taxiGroup, "Taxi");
    assertThat(server.requests()).containsExactly(taxi, taxi + "/v1");
    assertRequests(() -> assertThat(findAlphaTaxi().found()).isTrue(), taxi + "/v1alpha1");

    server.stopsServing(taxiGroup + "/v1alpha1");
    assertRequests(() -> assertThat(findAlphaTaxi().found()).isTrue());
    assertRequests(
        () ->
            assertThat(mapper.findVersionless(taxiGroup, "Limo").outcome())
                .isEqualTo(Answer.Outcome.ABSENT),
        taxi,
        taxi + "/v1");
    assertRequests(() -> assertThat(findAlphaTaxi().found()).isTrue(), taxi + "/v1alpha1");
    mapper.time.passMillis(1000);
    assertRequests(() -> assertThat(findAlphaTaxi().found()).isTrue(), taxi + "/v1alpha1", taxi);
    assertRequests(
        () -> assertThat(findAlphaTaxi().outcome()).isEqualTo(Answer.Outcome.ABSENT),
        taxi + "/v1alpha1");
    assertRequests(() -> assertThat(version(taxiGroup, "Taxi")).isEqualTo("v1"));
  }

  @Test
  void fifty_new_mappers_at_a_time_all_prefer_what_the_server_prefers() { // CR-12
    List<String> versions =
        IntStream.range(0, 50)
            .parallel()
            .mapToObj(i -> Mapper.withoutWait(server))
            .map(m -> m.findVersionless(crewGroup, "Driver").mapping().gvk().version())
            .collect(Collectors.toList());

    assertThat(versions).hasSize(50).containsOnly("v2");
    assertThat(server.requests()).hasSize(50 * 2).containsOnly(crew, crew + "/v2");
  }

  private Answer findAlphaTaxi() {
    return mapper.find(taxiGroup + "/v1alpha1", "Taxi");
  }

  private String version(String group, String kind) {
    return mapper.findVersionless(group, kind).mapping().gvk().version();
  }

  private void assertAbsent(Answer answer, int requestsSoFar) {
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(server.requests()).hasSize(requestsSoFar);
  }

  private void assertRequests(Runnable step, String... requests) {
    server.forgetRequests();
    step.run();
    assertThat(server.requests()).containsExactly(requests);
  }
}
