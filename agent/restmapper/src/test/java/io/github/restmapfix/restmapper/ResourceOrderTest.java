package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One server lists the same resources now in this order and now in that. */
class ResourceOrderTest {

  private static final String V1 = "demo.example.com/v1";
  private static final Duration INTERVAL = Settings.defaults().refresh();

  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime();
  private final Clusters clusters =
      Clusters.create(Settings.defaults().withWait(Duration.ZERO), time);
  private final List<Everything.Group> told = new ArrayList<>();
  private Cluster cluster;

  @BeforeEach
  void a_server() {
    clusters.readInBackground((cluster, groups) -> told.addAll(groups), new Random(1));
    cluster = clusters.cluster(ClusterId.of(Mapper.SERVER, ""), server);
  }

  @Test
  void a_document_that_is_not_sorted_as_the_aggregated_one_is_no_change() {
    server.serves(V1, "A", "B", "C");
    cluster.everythingAsync();
    server.answers(
        "/apis/" + V1,
        "application/json",
        DiscoveryJson.resourceList(V1, List.of(named("C"), named("A"), named("B"))));
    server.forgetRequests();
    cluster.findAsync(Mapper.gvk(V1, "Nope"), Caller.ASKS);

    time.pass(INTERVAL);

    assertThat(server.requests()).containsExactly("GET /apis/" + V1, "GET /api", "GET /apis");
    assertThat(told).isEmpty();
  }

  @Test
  void of_two_resources_of_one_kind_another_one_that_counts_is_a_change() {
    ApiResource one = ApiResource.of("Template", "templates", "", true, List.of());
    ApiResource other = ApiResource.of("Template", "processedtemplates", "", true, List.of());
    server.servesResources(V1, one, other);
    cluster.everythingAsync();
    server.servesResources(V1, other, one);

    time.pass(INTERVAL);

    assertThat(told).hasToString("[demo.example.com[v1]]");
  }

  private static ApiResource named(String kind) {
    return ScriptedServer.namespaced(kind);
  }
}
