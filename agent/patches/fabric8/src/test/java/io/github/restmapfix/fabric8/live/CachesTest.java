package io.github.restmapfix.fabric8.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.internal.OperationContext;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The library makes clients of its own, which look something up and are gone. */
class CachesTest {

  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Caches caches = new Caches(Copies.of(clusters, Map.of()));
  private final Map<List<Object>, ResourceDefinitionContext> held = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    clusters.close();
    client.close();
  }

  @Test
  void what_the_client_of_one_item_of_a_list_looked_up_is_its_root_clients() {
    learnAndLetGo(
        () ->
            new OperationContext().withClient(client).clientInWriteContext(KubernetesClient.class));

    assertThat(caches.ofApplication(client.getHttpClient())).isPresent();
    assertThat(caches.all()).hasSize(1);
  }

  @Test
  void so_is_what_a_client_with_other_settings_for_its_requests_looked_up() {
    learnAndLetGo(
        () ->
            (KubernetesClient)
                client.newClient(new RequestConfigBuilder().withRequestTimeout(1).build()));

    assertThat(caches.ofApplication(client.getHttpClient())).isPresent();
    assertThat(caches.all()).hasSize(1);
  }

  private void learnAndLetGo(Supplier<KubernetesClient> temporary) {
    WeakReference<KubernetesClient> gone = learn(temporary.get());
    for (int i = 0; i < 1_000 && gone.get() != null; i++) {
      System.gc();
    }
    assertThat(gone.get()).isNull();
  }

  private WeakReference<KubernetesClient> learn(KubernetesClient temporary) {
    assertThat(temporary).isNotSameAs(client);
    caches.learn(temporary, held);
    return new WeakReference<>(temporary);
  }
}
