package io.github.restmapfix.fabric8.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.util.List;
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

  @Test
  void whom_a_client_impersonates_is_another_user() {
    List<ClusterId> ids =
        List.of(
            id(client),
            id(as(new RequestConfigBuilder().withImpersonateUsername("alice"))),
            id(as(new RequestConfigBuilder().withImpersonateUsername("bob"))),
            id(
                as(
                    new RequestConfigBuilder()
                        .withImpersonateUsername("alice")
                        .withImpersonateGroups("admins"))),
            id(
                as(
                    new RequestConfigBuilder()
                        .withImpersonateUsername("alice")
                        .addToImpersonateExtras("scopes", List.of("view")))));

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(id(as(new RequestConfigBuilder().withImpersonateUsername("alice"))))
        .isEqualTo(ids.get(1));
  }

  @Test
  void who_is_not_impersonated_is_the_same_user_whatever_else_is_set() {
    assertThat(id(as(new RequestConfigBuilder().withRequestTimeout(1)))).isEqualTo(id(client));
  }

  @Test
  void a_request_of_ours_is_made_as_the_user_who_asks_and_once() {
    KubernetesClient alice =
        as(
            new RequestConfigBuilder()
                .withImpersonateUsername("alice")
                .withImpersonateGroups("admins"));

    RequestConfig ours =
        ((StandardHttpClient<?, ?, ?>) new OwnClient(Session.of(alice), "restmap-fix/0").http())
            .getTag(RequestConfig.class);

    assertThat(ours.getImpersonateUsername()).isEqualTo("alice");
    assertThat(ours.getImpersonateGroups()).containsExactly("admins");
    assertThat(ours.getRequestRetryBackoffLimit()).isZero();
  }

  private KubernetesClient as(RequestConfigBuilder request) {
    return (KubernetesClient) client.newClient(request.build());
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
