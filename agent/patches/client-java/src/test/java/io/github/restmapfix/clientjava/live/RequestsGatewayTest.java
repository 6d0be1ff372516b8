package io.github.restmapfix.clientjava.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import io.kubernetes.client.openapi.ApiCallback;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which requests tell what a program uses. */
class RequestsGatewayTest {

  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Copy copy = Copies.of(clusters);
  private final RequestsGateway gateway = new RequestsGateway(copy);
  private final ApiClient client = new PatchedClient();

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void a_request_of_the_programs_does() throws Exception {
    List<Pair> none = List.of();
    client.buildCall(
        "/api/v1/pods",
        "GET",
        none,
        none,
        null,
        new HashMap<>(),
        new HashMap<>(),
        new HashMap<>(),
        new String[] {"BearerToken"},
        null);

    assertThat(new Clients(copy).known().isLast(client)).isTrue();
    assertThat(clusters.known()).hasSize(1);
  }

  @Test
  void one_of_the_agents_does_not() throws Exception {
    BuildCall.get(client, "/apis", Map.of());

    assertThat(new Clients(copy).known().isLast(client)).isFalse();
    assertThat(clusters.known()).isEmpty();
  }

  /** As the advice does it. */
  @SuppressWarnings("rawtypes") // the library's signature
  private final class PatchedClient extends ApiClient {

    @Override
    public Call buildCall(
        String path,
        String method,
        List<Pair> query,
        List<Pair> collections,
        Object body,
        Map<String, String> headers,
        Map<String, String> cookies,
        Map<String, Object> form,
        String[] authentications,
        ApiCallback callback)
        throws ApiException {
      try {
        gateway.answer(new Object[] {ApiClient.class, this, path, method, body});
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return super.buildCall(
          path,
          method,
          query,
          collections,
          body,
          headers,
          cookies,
          form,
          authentications,
          callback);
    }
  }
}
