package io.github.restmapfix.fabric8.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import org.junit.jupiter.api.Test;

/** What an application was told, in the words in which the engine's answer is compared with it. */
class ProbesGatewayTest {

  @Test
  void neither_subresources_nor_what_no_path_is_made_of_count() {
    assertThat(
            ProbesGateway.names(
                new APIResourceListBuilder()
                    .addToResources(
                        row("widgets", "Widget"),
                        row("widgets/scale", "Scale"),
                        row("queue_length", "ExternalMetricValueList"))
                    .build()))
        .containsExactly("Widget");
  }

  @Test
  void no_list_is_no() {
    assertThat(ProbesGateway.names(null)).isEmpty();
  }

  private static APIResource row(String name, String kind) {
    return new APIResourceBuilder().withName(name).withKind(kind).build();
  }
}
