package io.github.restmapfix.fabric8.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.Response;
import io.github.restmapfix.restmapper.RestMapping;
import io.github.restmapfix.restmapper.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a watch that begins again may go. */
class DefinitionsTest {

  private static final GroupVersionKind W =
      GroupVersionKind.of("demo.example.com", "v1", "W").orElseThrow();
  private static final String WATCHED = "/apis/demo.example.com/v1/namespaces/n/ws";

  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Map<List<Object>, ResourceDefinitionContext> held = new ConcurrentHashMap<>();
  private final FormerMappings former = new FormerMappings();

  @AfterEach
  void close() {
    clusters.close();
    client.close();
  }

  @Test
  void a_path_of_a_former_plural_is_now_that_of_the_plural_that_is_held() {
    former.add(mapping("ws", true));
    hold(mapping("wus", true));

    assertThat(movedTo(Map.of())).contains("/apis/demo.example.com/v1/namespaces/n/wus");
  }

  @Test
  void a_path_that_is_held_itself_is_where_it_is() {
    former.add(mapping("ws", true));
    hold(mapping("ws", true));

    assertThat(movedTo(Map.of())).isEmpty();
  }

  @Test
  void another_scope_is_another_place() {
    former.add(mapping("ws", true));
    hold(mapping("wus", false));

    assertThat(movedTo(Map.of())).isEmpty();
  }

  @Test
  void of_a_kind_that_is_not_held_nobody_knows() {
    former.add(mapping("ws", true));

    assertThat(movedTo(Map.of())).isEmpty();
  }

  @Test
  void a_kind_that_only_a_watch_asks_for_is_where_the_engine_found_it() {
    former.add(mapping("ws", true));
    clusters
        .cluster(new Clients(copy(Map.of())).id(Session.of(client)), DefinitionsTest::serveWus)
        .recheckAsync(W)
        .join();

    assertThat(movedTo(Map.of())).contains("/apis/demo.example.com/v1/namespaces/n/wus");
  }

  @Test
  void a_group_that_the_user_ignores_stays_as_it_is() {
    former.add(mapping("ws", true));
    hold(mapping("wus", true));

    assertThat(movedTo(Map.of("ignore", "demo.example.com"))).isEmpty();
  }

  private Optional<String> movedTo(Map<String, String> settings) {
    return new Definitions(copy(settings), Session.of(client), held, former)
        .movedTo(ResourcePath.parse(WATCHED).orElseThrow())
        .map(ResourcePath::toString);
  }

  private Copy copy(Map<String, String> settings) {
    return Copies.of(clusters, settings);
  }

  private static CompletableFuture<Response> serveWus(Request request) {
    String list =
        "{\"kind\":\"APIResourceList\",\"groupVersion\":\"demo.example.com/v1\",\"resources\":["
            + "{\"name\":\"wus\",\"kind\":\"W\",\"namespaced\":true,\"verbs\":[\"get\"]}]}";
    return CompletableFuture.completedFuture(
        Response.of(200, "application/json", null, null, list.getBytes(UTF_8)));
  }

  private void hold(RestMapping mapping) {
    held.put(Definitions.key(W), Definitions.context(mapping));
  }

  private static RestMapping mapping(String plural, boolean namespaced) {
    return RestMapping.of(W, ApiResource.of("W", plural, "", namespaced, List.of()));
  }
}
