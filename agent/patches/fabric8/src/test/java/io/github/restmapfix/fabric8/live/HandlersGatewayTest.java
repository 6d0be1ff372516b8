package io.github.restmapfix.fabric8.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Patch;
import io.github.restmapfix.fabric8.Fabric8;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import io.github.restmapfix.restmapper.RestMapping;
import io.github.restmapfix.restmapper.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody asked for. */
class HandlersGatewayTest {

  private static final GroupVersionKind OURS = kindIn("ours.example.com");
  private static final GroupVersionKind IGNORED = kindIn("ignored.example.com");

  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Copy copy = Copies.of(clusters, Map.of("ignore", "ignored.example.com"));
  private final Map<List<Object>, ResourceDefinitionContext> held = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    clusters.close();
    client.close();
  }

  @Test
  void a_group_that_the_user_ignores_stays_as_it_is_whatever_is_found_changed() throws Exception {
    Cluster cluster = everyKindWasRecreatedAsWus();

    copy.changed(handlers(), cluster, List.of());
    Copies.settle(copy);

    assertThat(plural(OURS)).isEqualTo("wus");
    assertThat(plural(IGNORED)).isEqualTo("ws");
  }

  @Test
  void it_stays_so_when_everything_is_read_again() throws Exception {
    Cluster cluster = everyKindWasRecreatedAsWus();

    copy.refreshed(handlers(), cluster, null);
    Copies.settle(copy);

    assertThat(plural(OURS)).isEqualTo("wus");
    assertThat(plural(IGNORED)).isEqualTo("ws");
  }

  private Cluster everyKindWasRecreatedAsWus() {
    new Caches(copy).learn(client, held);
    Cluster cluster =
        clusters.cluster(new Clients(copy).id(Session.of(client)), HandlersGatewayTest::serveWus);
    for (GroupVersionKind gvk : List.of(OURS, IGNORED)) {
      held.put(
          Definitions.key(gvk),
          Definitions.context(RestMapping.of(gvk, ApiResource.of("W", "ws", "", true, List.of()))));
      cluster.recheckAsync(gvk).join();
    }
    return cluster;
  }

  private static CompletableFuture<Response> serveWus(Request request) {
    String list =
        "{\"kind\":\"APIResourceList\",\"groupVersion\":\""
            + request.path().replace("/apis/", "")
            + "\",\"resources\":["
            + "{\"name\":\"wus\",\"kind\":\"W\",\"namespaced\":true,\"verbs\":[\"get\"]}]}";
    return CompletableFuture.completedFuture(
        Response.of(200, "application/json", null, null, list.getBytes(UTF_8)));
  }

  private String plural(GroupVersionKind gvk) {
    return held.get(Definitions.key(gvk)).getPlural();
  }

  private static Patch handlers() {
    return new Fabric8()
        .patches().stream()
            .filter(patch -> patch.name().equals("fabric8.handlers"))
            .findFirst()
            .orElseThrow();
  }

  private static GroupVersionKind kindIn(String group) {
    return GroupVersionKind.of(group, "v1", "W").orElseThrow();
  }
}
