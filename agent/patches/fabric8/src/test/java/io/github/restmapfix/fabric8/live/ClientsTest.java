package io.github.restmapfix.fabric8.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which cluster, as whom. */
class ClientsTest {

  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Clients clients = new Clients(Copies.of(clusters, Map.of()));
  private final KubernetesClient client = client("one");

  @AfterEach
  void close() {
    clusters.close();
    client.close();
  }

  @Test
  void a_token_that_is_rotated_changes_nothing() {
    ClusterId before = id(client);

    client.getConfiguration().setOauthToken("two");

    assertThat(id(client)).isEqualTo(before);
  }

  @Test
  void clients_of_different_tokens_are_different_users() {
    try (KubernetesClient same = client("one");
        KubernetesClient other = client("two")) {
      assertThat(id(same)).isEqualTo(id(client));
      assertThat(id(other)).isNotEqualTo(id(client));
    }
  }

  private ClusterId id(KubernetesClient of) {
    return clients.id(Session.of(of));
  }

  private static KubernetesClient client(String token) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder()
                .withMasterUrl("https://a.example.com:6443/")
                .withOauthToken(token)
                .build())
        .build();
  }
}
