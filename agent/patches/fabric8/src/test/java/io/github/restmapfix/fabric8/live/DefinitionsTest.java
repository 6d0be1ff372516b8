package io.github.restmapfix.fabric8.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.core.heal.Healer;
import io.github.restmapfix.core.heal.Remedy;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.Response;
import io.github.restmapfix.restmapper.RestMapping;
import io.github.restmapfix.restmapper.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

  /** The library's own request runs inside computeIfAbsent, and so under a lock of its map. */
  @Test
  void while_the_library_asks_a_server_under_the_same_lock_nobody_waits_for_what_is_healed()
      throws Exception {
    hold(mapping("ws", true));
    Copy copy = copy(Map.of());
    Definitions definitions = new Definitions(copy, Session.of(client), held, former);
    Cluster cluster =
        clusters.cluster(new Clients(copy).id(Session.of(client)), DefinitionsTest::serveWus);
    cluster.recheckAsync(W).join();
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    Thread library =
        new Thread(() -> held.computeIfAbsent(neighbour(), key -> asks(asking, answered)));
    library.setDaemon(true);
    library.start();
    assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();

    Definitions.Held stale = definitions.all().get(0);
    Remedy remedy = Healer.known(cluster, stale.mapping());
    CompletableFuture.runAsync(() -> definitions.heal("fabric8.paths", stale, remedy))
        .get(10, TimeUnit.SECONDS);
    assertThat(held.get(Definitions.key(W)).getPlural()).isEqualTo("ws");

    answered.countDown();
    library.join();
    Copies.settle(copy);
    assertThat(held.get(Definitions.key(W)).getPlural()).isEqualTo("wus");
  }

  private static ResourceDefinitionContext asks(CountDownLatch asking, CountDownLatch answered) {
    asking.countDown();
    try {
      answered.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  /** Another key in the same one of the map's sixteen bins. */
  private static List<Object> neighbour() {
    int bin = bin(Definitions.key(W));
    return IntStream.range(0, 10_000)
        .mapToObj(i -> Arrays.<Object>asList("Other" + i, "down.example.com/v1"))
        .filter(key -> bin(key) == bin)
        .findFirst()
        .orElseThrow();
  }

  private static int bin(Object key) {
    return (key.hashCode() ^ key.hashCode() >>> 16) & 15;
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
