package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * controller-runtime's scenarios that ask by resource name: {@code KindFor}, {@code ResourceFor}
 * and the like. Each runs on a server with and on one without aggregated discovery, and on a real
 * one where there is one. See docs/conformance.md.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.github.restmapfix.restmapper.TestedServer$Which#all")
class ConformanceByNameTest {

  private final TestedServer server;
  private final Mapper mapper;
  private final String crew;

  ConformanceByNameTest(TestedServer.Which which) {
    server = which.start();
    mapper = Mapper.withoutWait(server);
    crew = server.group("crew");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void a_resource_of_a_version_is_one_request_by_its_plural() { // CR-01
    assertThat(kind("networking.k8s.io", "v1", "ingresses")).isEqualTo("Ingress");
    assertThat(kind("authentication.k8s.io", "v1", "tokenreviews")).isEqualTo("TokenReview");
    assertThat(find("scheduling.k8s.io", "v1", "priorityclasses").mapping().namespaced()).isFalse();
    assertThat(kind("policy", "v1", "poddisruptionbudgets")).isEqualTo("PodDisruptionBudget");

    assertThat(server.requests())
        .containsExactly(
            "GET /apis/networking.k8s.io/v1",
            "GET /apis/authentication.k8s.io/v1",
            "GET /apis/scheduling.k8s.io/v1",
            "GET /apis/policy/v1");
  }

  @Test
  void a_singular_of_what_was_read_costs_nothing() { // CR-02
    mapper.findVersionless("apps", "Deployment");
    assertThat(server.requests()).hasSize(2);

    assertThat(kind("apps", "v1", "deployment")).isEqualTo("Deployment");
    assertThat(find("apps", "v1", "deployment").mapping().plural()).isEqualTo("deployments");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void a_group_that_does_not_exist_is_a_no_match_for_one_request() { // CR-06
    for (int i = 1; i <= 4; i++) {
      assertAbsent(find("invalid" + i + ".example.com", "v1", "drivers"), i);
    }
    for (int i = 5; i <= 8; i++) {
      assertAbsent(find("invalid" + i + ".example.com", null, "drivers"), i);
    }
  }

  @Test
  void a_resource_that_does_not_exist_is_a_no_match_for_one_request() { // CR-07
    assertAbsent(find("apps", "v1", "invalids"), 1);
    assertAbsent(find("networking.k8s.io", "v1", "invalids"), 2);
    assertAbsent(find("policy", "v1", "invalid"), 3);
  }

  @Test
  void a_version_that_does_not_exist_is_a_no_match_for_one_request() { // CR-08
    assertAbsent(find("apps", "v99", "deployments"), 1);
    assertAbsent(find("policy", "v99", "poddisruptionbudget"), 2);

    assertThat(find("apps", "INVALID", "deployments").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void without_a_version_the_answer_has_one() { // CR-09
    for (List<String> wanted :
        List.of(
            List.of("networking.k8s.io", "ingress"),
            List.of("authentication.k8s.io", "tokenreviews"),
            List.of("scheduling.k8s.io", "priorityclasses"),
            List.of("policy", "poddisruptionbudgets"))) {
      assertThat(find(wanted.get(0), null, wanted.get(1)).mapping().gvk().version())
          .isEqualTo("v1");
    }
    assertThat(server.requests()).hasSize(8);
  }

  @Test
  void what_was_read_is_not_read_again() { // CR-23
    find("apps", "v1", "deployments");
    server.forgetRequests();

    assertThat(kind("apps", "v1", "deployments")).isEqualTo("Deployment");
    assertThat(kind("apps", "v1", "deployment")).isEqualTo("Deployment");
    assertThat(mapper.find("apps/v1", "Deployment").found()).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_missing_resource_is_asked_for_exactly_once_by_each_lookup() { // CR-24
    server.serves(crew + "/v1", "Driver");

    assertAbsent(find(crew, "v1", "riders"), 1);
    assertAbsent(find(crew, "v1", "rider"), 2);
    server.serves(crew + "/v1", "Driver", "Rider");

    assertThat(kind(crew, "v1", "riders")).isEqualTo("Rider");
    assertThat(kind(crew, "v1", "drivers")).isEqualTo("Driver");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void a_limited_lookup_is_a_no_match_without_a_request_until_there_is_a_token() { // CR-25
    server.serves(crew + "/v1", "Driver");
    for (int i = 0; i < 9; i++) {
      find(crew, "v1", "riders");
    }
    server.serves(crew + "/v1", "Driver", "Rider");
    mapper.time.passMillis(499);
    assertAbsent(find(crew, "v1", "riders"), 9);

    mapper.time.passMillis(1);
    assertThat(kind(crew, "v1", "riders")).isEqualTo("Rider");
    assertThat(server.requests()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../secrets", "pods/log", "po ds", "pods?"})
  void what_no_server_could_serve_is_not_even_a_question(String resource) {
    assertThat(find("apps", "v1", resource).outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(find(null, null, resource).outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests()).isEmpty();
  }

  private String kind(String group, String version, String resource) {
    return find(group, version, resource).mapping().gvk().kind();
  }

  private Answer find(String group, String version, String resource) {
    return mapper.findResource(group, version, resource);
  }

  private void assertAbsent(Answer answer, int requests) {
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(server.requests()).hasSize(requests);
  }
}
