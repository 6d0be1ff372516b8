package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * controller-runtime's and client-go's scenarios that ask by resource name: {@code KindFor}, {@code
 * ResourceFor} and the like. Each runs on a server with and on one without aggregated discovery.
 * See docs/conformance.md.
 */
@ParameterizedClass(name = "legacy discovery: {0}")
@ValueSource(booleans = {false, true})
class ConformanceByNameTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);
  private final boolean legacy;

  ConformanceByNameTest(boolean legacy) {
    this.legacy = legacy;
    if (legacy) {
      server.legacy();
    }
    server.serves("apps/v1", "Deployment");
    server.servesResources("networking.k8s.io/v1", resource("Ingress", "ingresses", true));
    server.serves("authentication.k8s.io/v1", "TokenReview");
    server.servesResources(
        "scheduling.k8s.io/v1", resource("PriorityClass", "priorityclasses", false));
    server.serves("policy/v1", "PodDisruptionBudget");
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
    assertAbsent(find("apps", "v1", "scales"), 1);
    assertAbsent(find("apps", "v1", "scale"), 2);
    server.serves("apps/v1", "Deployment", "Scale");

    assertThat(kind("apps", "v1", "scales")).isEqualTo("Scale");
    assertThat(kind("apps", "v1", "deployments")).isEqualTo("Deployment");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void a_limited_lookup_is_a_no_match_without_a_request_until_there_is_a_token() { // CR-25
    for (int i = 0; i < 10; i++) {
      find("apps", "v1", "scales");
    }
    server.serves("apps/v1", "Deployment", "Scale");
    mapper.time.passMillis(499);
    assertAbsent(find("apps", "v1", "scales"), 10);

    mapper.time.passMillis(1);
    assertThat(kind("apps", "v1", "scales")).isEqualTo("Scale");
    assertThat(server.requests()).hasSize(11);
  }

  @ParameterizedTest
  @CsvSource({
    // CG-01 to CG-06: group, version, resource; kind and where it is found
    ", , pods, v1 Pod", // core first, though extensions has pods as well
    ", v1, pods, v1 Pod",
    ", v2, pods, v2 Pod", // an explicit version is respected
    ", , pod, v1 Pod",
    ", , Pods, v1 Pod", // in any case, as there
    ", , jobs, extensions/v1beta Job",
    ", , peas, unpreferred/v2beta1 Pea", // not in the preferred v1; first in the group's order
    "unpreferred, , peas, unpreferred/v2beta1 Pea",
    "unpreferred, v2alpha1, pea, unpreferred/v2alpha1 Pea"
  })
  void a_resource_of_any_group(String group, String version, String resource, String found) {
    aServerWithPodsAndPeas();

    assertThat(find(group, version, resource).mapping().gvk()).hasToString(found);
  }

  @Test
  void of_any_group_it_is_one_full_read_and_then_nothing() {
    aServerWithPodsAndPeas();

    assertThat(kind(null, null, "pods")).isEqualTo("Pod");
    assertThat(server.requests()).hasSize(legacy ? 2 + 11 : 2).contains("GET /api", "GET /apis");
    assertThat(kind(null, null, "jobs")).isEqualTo("Job");
    assertThat(kind("unpreferred", "v2beta1", "peas")).isEqualTo("Pea");
    assertThat(server.requests()).hasSize(legacy ? 2 + 11 : 2);
  }

  @Test
  void of_any_group_a_miss_reads_the_lists_again_at_most_once_a_second() {
    aServerWithPodsAndPeas();
    kind(null, null, "pods");
    server.forgetRequests();
    mapper.time.passMillis(1000);

    for (int i = 0; i < 100; i++) {
      assertThat(find(null, null, "beans").outcome()).isEqualTo(Answer.Outcome.ABSENT);
    }
    assertThat(server.requests()).filteredOn("GET /apis"::equals).hasSize(1);

    server.serves("garden/v1", "Bean");
    mapper.time.passMillis(1000);
    assertThat(kind(null, null, "beans")).isEqualTo("Bean");
  }

  @Test
  void of_any_group_nothing_is_absent_while_a_version_could_not_be_asked() {
    aServerWithPodsAndPeas();
    if (legacy) {
      server.answers("/apis/unpreferred/v1", 503);
    } else {
      server.callsStale("unpreferred/v1");
    }

    Answer answer = find(null, null, "beans");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(answer.why()).contains("unpreferred/v1 could not be asked");
    assertThat(kind(null, null, "pods")).isEqualTo("Pod");
  }

  @Test
  void of_any_group_nothing_is_absent_while_the_lists_cannot_be_read() {
    server.answers("/apis", 503);

    assertThat(find(null, null, "beans").outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../secrets", "pods/log", "po ds", "pods?"})
  void what_no_server_could_serve_is_not_even_a_question(String resource) {
    assertThat(find("apps", "v1", resource).outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(find(null, null, resource).outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    assertThat(server.requests()).isEmpty();
  }

  private void aServerWithPodsAndPeas() {
    server.serves("v1", "Pod");
    server.serves("v2", "Pod");
    server.serves("extensions/v1beta", "Pod", "Job");
    server.serves("unpreferred/v1", "Broccoli");
    server.serves("unpreferred/v2beta1", "Broccoli", "Pea");
    server.serves("unpreferred/v2alpha1", "Pea");
  }

  private String kind(String group, String version, String resource) {
    return find(group, version, resource).mapping().gvk().kind();
  }

  private Answer find(String group, String version, String resource) {
    return mapper.time.await(
        mapper.cluster.findResourceAsync(group, version, resource, Caller.ASKS));
  }

  private void assertAbsent(Answer answer, int requests) {
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
    assertThat(server.requests()).hasSize(requests);
  }

  private static ApiResource resource(String kind, String plural, boolean namespaced) {
    return ApiResource.of(kind, plural, kind.toLowerCase(), namespaced, List.of());
  }
}
