package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What client-go's discovery client promises of a whole server, and its mapper of a resource of
 * whichever group: two requests, or on a server without aggregated discovery one more for each
 * group-version. Also on a real server where there is one. See docs/conformance.md.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.github.restmapfix.restmapper.TestedServer$Which#all")
class ConformanceFullReadTest {

  private final TestedServer server;
  private final Mapper mapper;
  private final String crew;

  ConformanceFullReadTest(TestedServer.Which which) {
    server = which.start();
    mapper = Mapper.withoutWait(server);
    crew = server.group("crew");
  }

  @BeforeEach
  void drivers_in_two_versions_and_riders_in_one() {
    server.serves(crew + "/v2", "Driver");
    server.serves(crew + "/v1", "Driver", "Rider");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void core_comes_first_each_group_has_its_preferred_version_and_all_resources() { // CG-14, CG-22
    List<Everything.Group> groups = mapper.everything().orElseThrow().groups();

    assertThat(groups.get(0).name()).isEmpty();
    assertThat(kinds(groups.get(0), "v1")).contains("Pod");
    assertThat(groups)
        .filteredOn(group -> group.name().equals(crew))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.versions()).containsExactly("v2", "v1");
              assertThat(group.preferred()).isEqualTo("v2");
              assertThat(kinds(group, "v2")).containsExactly("Driver");
              assertThat(kinds(group, "v1")).containsExactlyInAnyOrder("Driver", "Rider");
            });
    assertThat(server.requests()).hasSize(fullRead(groups)).startsWith("GET /api", "GET /apis");
  }

  @Test
  void what_is_the_same_is_not_sent_again() { // CG-22, CG-35
    Everything first = mapper.everything().orElseThrow();
    server.forgetRequests();

    assertThat(mapper.everything()).contains(first);

    assertThat(server.requests()).hasSize(fullRead(first.groups()));
    assertThat(server.statuses()).containsOnly(server.aggregated() ? 304 : 200);
  }

  @Test
  void a_resource_of_any_group_is_one_full_read_and_then_nothing() { // CG-01, CG-04, CG-05
    assertThat(gvk("pods")).isEqualTo("v1 Pod");
    int fullRead = fullRead(mapper.everything().orElseThrow().groups());
    assertThat(server.requests()).hasSize(2 * fullRead);
    server.forgetRequests();

    assertThat(gvk("deployments")).isEqualTo("apps/v1 Deployment");
    assertThat(mapper.findResource(crew, null, "drivers").mapping().gvk())
        .hasToString(crew + "/v2 Driver");
    assertThat(mapper.findResource(crew, null, "rider").mapping().gvk())
        .hasToString(crew + "/v1 Rider");
    assertThat(server.requests()).isEmpty();
  }

  private int fullRead(List<Everything.Group> groups) {
    int versions = groups.stream().mapToInt(group -> group.versions().size()).sum();
    return server.aggregated() ? 2 : 2 + versions;
  }

  private String gvk(String resource) {
    return mapper.findResource(null, null, resource).mapping().gvk().toString();
  }

  private static List<String> kinds(Everything.Group group, String version) {
    List<String> kinds = new ArrayList<>();
    group.resources(version).forEach(resource -> kinds.add(resource.kind()));
    return kinds;
  }
}
