package io.github.restmapfix.clientjava.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.Discovery.APIResource;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.ModelMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A program of two clusters. */
class RefreshGatewayTest {

  private static final Duration WINDOW = Duration.ofMinutes(30);

  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Copy copy = Copies.of(clusters);
  private final ScriptedApi a = new ScriptedApi("https://a.example.com", "ws");
  private final ScriptedApi b = new ScriptedApi("https://b.example.com", "ws");
  private final ApiClient clientOfA = a.client();
  private final ApiClient clientOfB = b.client();

  @AfterEach
  void leaveNothing() throws Exception {
    clusters.close();
    Published.replace(Set.of(), 0, new FormerMappings());
  }

  @Test
  void what_the_library_read_of_one_cluster_by_itself_is_not_given_for_anothers() throws Exception {
    b.serve("wen");
    b.putOffTheAgent();
    assertThat(refresh(clientOfA)).isEqualTo("ws");
    assertThat(refresh(clientOfB)).isEqualTo("wen");

    Clients clients = new Clients(copy);
    assertThat(clients.known().isFresh(clients.of(clientOfA), System.currentTimeMillis()))
        .isFalse();
    assertThat(clients.current()).contains(clients.of(clientOfB));
    a.serve("wus");
    assertThat(refresh(clientOfA)).isEqualTo("wus");
    assertThat(a.requests()).contains("GET " + ScriptedApi.V1);
  }

  @Test
  void what_nobody_could_read_leaves_what_is_held_to_its_cluster() throws Exception {
    refresh(clientOfA);
    b.isDown();
    assertThatThrownBy(() -> refresh(clientOfB)).isInstanceOf(ApiException.class);

    Clients clients = new Clients(copy);
    assertThat(clients.known().isHeld(clients.of(clientOfA))).isTrue();
    assertThat(clients.current()).contains(clients.of(clientOfA));
    assertThat(failed(clientOfA, "ws")).isPresent();
  }

  @Test
  void a_handle_is_healed_after_the_library_read_another_cluster_by_itself() throws Exception {
    b.putOffTheAgent();
    refresh(clientOfA);
    refresh(clientOfB);

    assertThat(failed(clientOfA, "ws")).isPresent();
  }

  @Test
  void a_handle_is_healed_though_another_cluster_that_serves_its_path_was_named_since()
      throws Exception {
    refresh(clientOfA);
    assertThat(failed(clientOfA, "ws")).isPresent();
    assertThat(failed(clientOfB, "ws")).isEmpty();

    refresh(clientOfB);
    assertThat(failed(clientOfA, "ws")).isPresent();
    a.serve("wus");
    assertThat(refresh(clientOfA)).isEqualTo("wus");
    assertThat(failed(clientOfA, "ws")).isPresent();
  }

  @Test
  void what_would_be_healed_is_known_though_another_cluster_was_named_since() throws Exception {
    ModelMapper.refresh(new Discovery(clientOfA), WINDOW);
    observe(clientOfA);
    observe(clientOfB);

    assertThat(failed(clientOfA, "ws")).isPresent();
  }

  /** As the advice does. */
  private void observe(ApiClient client) throws Exception {
    Discovery discovery = new Discovery(client);
    RefreshGateway gateway = new RefreshGateway(copy);
    gateway.observe(new Object[] {ModelMapper.class, discovery, WINDOW});
    Set<?> read = ModelMapper.refresh(discovery, WINDOW);
    gateway.observe(new Object[] {ModelMapper.class, discovery, WINDOW, read});
  }

  private Optional<StalePaths.Failed> failed(ApiClient client, String plural) throws Exception {
    Call call = BuildCall.get(client, ScriptedApi.V1 + "/" + plural, Map.of());
    return new StalePaths(copy, "client-java.paths")
        .failed(client, call, 404, "text/plain", "404 page not found\n");
  }

  /** As the advice does; the plural of the only kind. */
  private String refresh(ApiClient client) throws Exception {
    Discovery discovery = new Discovery(client);
    RefreshGateway gateway = new RefreshGateway(copy);
    Set<?> resources = (Set<?>) gateway.answer(new Object[] {ModelMapper.class, discovery, WINDOW});
    if (resources == null) {
      resources = ModelMapper.refresh(discovery, WINDOW);
      gateway.answer(new Object[] {ModelMapper.class, discovery, WINDOW, resources});
    }
    return ((APIResource) resources.iterator().next()).getResourcePlural();
  }
}
