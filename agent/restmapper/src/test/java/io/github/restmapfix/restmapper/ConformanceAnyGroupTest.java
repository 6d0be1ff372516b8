package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * client-go's scenarios that ask for a resource of whichever group, on a server with and on one
 * without aggregated discovery. See docs/conformance.md.
 */
@ParameterizedClass(name = "legacy discovery: {0}")
@ValueSource(booleans = {false, true})
class ConformanceAnyGroupTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);
  private final boolean legacy;

  ConformanceAnyGroupTest(boolean legacy) {
    this.legacy = legacy;
    if (legacy) {
      server.legacy();
    }
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
    assertThat(server.requests()).hasSize(legacy ? 2 + 6 : 2).contains("GET /api", "GET /apis");
    assertThat(kind(null, null, "jobs")).isEqualTo("Job");
    assertThat(kind("unpreferred", "v2beta1", "peas")).isEqualTo("Pea");
    assertThat(server.requests()).hasSize(legacy ? 2 + 6 : 2);
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
    return mapper.findResource(group, version, resource);
  }
}
