package io.github.restmapfix.clientjava.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.V1APIResource;
import io.kubernetes.client.openapi.models.V1APIResourceList;
import org.junit.jupiter.api.Test;

/** What an application was told, in the words in which the engine's answer is compared with it. */
class ProbesGatewayTest {

  @Test
  void neither_subresources_nor_what_no_path_is_made_of_count() {
    V1APIResourceList told =
        new V1APIResourceList()
            .addResourcesItem(row("widgets", "Widget"))
            .addResourcesItem(row("widgets/scale", "Scale"))
            .addResourcesItem(row("queue_length", "ExternalMetricValueList"));

    assertThat(ProbesGateway.kinds(told, null).orElseThrow()).containsExactly("Widget");
  }

  @Test
  void a_404_is_no_and_another_failure_no_answer() {
    assertThat(ProbesGateway.kinds(null, new ApiException(404, "")).orElseThrow()).isEmpty();
    assertThat(ProbesGateway.kinds(null, new ApiException(503, ""))).isEmpty();
  }

  private static V1APIResource row(String name, String kind) {
    return new V1APIResource().name(name).kind(kind);
  }
}
