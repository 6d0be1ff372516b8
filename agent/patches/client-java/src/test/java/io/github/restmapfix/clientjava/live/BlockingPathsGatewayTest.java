package io.github.restmapfix.clientjava.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.ModelMapper;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingPathsGatewayTest {

  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Copy copy = Copies.of(clusters);
  private final ScriptedApi api = new ScriptedApi("https://a.example.com", "ws");
  private final ApiClient client = api.client();

  @AfterEach
  void leaveNothing() throws Exception {
    clusters.close();
    Published.replace(Set.of(), 0, new FormerMappings());
  }

  /** It may have been done: whoever gets the first answer would do it once more. */
  @Test
  void what_the_second_request_throws_is_the_applications() throws Exception {
    new RefreshGateway(copy)
        .answer(new Object[] {ModelMapper.class, new Discovery(client), Duration.ofMinutes(30)});
    Call stale = BuildCall.get(client, ScriptedApi.V1 + "/ws", Map.of());
    api.serve("wus");
    RuntimeException thrown = new IllegalStateException("not JSON");

    assertThat((Object[]) new Throwing(copy, thrown).answer(after404(stale)))
        .containsExactly(null, thrown);
  }

  private Object[] after404(Call call) {
    ApiException notFound =
        new ApiException(
            404,
            "Not Found",
            Map.of("content-type", List.of("text/plain")),
            "404 page not found\n");
    return new Object[] {ApiClient.class, client, call, Object.class, notFound};
  }

  private static final class Throwing extends BlockingPathsGateway {
    private final RuntimeException thrown;

    Throwing(Copy copy, RuntimeException thrown) {
      super(copy, "client-java.paths");
      this.thrown = thrown;
    }

    @Override
    Object call(ApiClient client, Call call, Type type) {
      throw thrown;
    }
  }
}
