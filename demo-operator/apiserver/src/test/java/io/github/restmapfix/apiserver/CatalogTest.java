package io.github.restmapfix.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

  @Test
  void built_in_groups_come_first_and_the_others_by_name() throws Exception {
    Catalog catalog = with(with(Catalog.builtIn(), "z.example.com", "v1"), "a.example.com", "v1");

    assertThat(catalog.groups())
        .containsExactly(
            "apps",
            "apiextensions.k8s.io",
            "coordination.k8s.io",
            "a.example.com",
            "z.example.com");
  }

  @Test
  void what_a_crd_brings_takes_the_place_of_what_it_brought_before() throws Exception {
    Catalog before = with(Catalog.builtIn(), "a.example.com", "v1", "v2");
    Catalog after = with(before, "a.example.com", "v2", "v3");

    assertThat(before.versions("a.example.com")).containsExactly("v2", "v1");
    assertThat(after.versions("a.example.com")).containsExactly("v3", "v2");
    assertThat(after.with("a.example.com", "widgets", List.of()).groups())
        .doesNotContain("a.example.com");
  }

  @Test
  void five_thousand_groups_are_a_document_in_no_time() throws Exception {
    Catalog catalog = Catalog.builtIn();
    for (int i = 0; i < 5_000; i++) {
      catalog = with(catalog, "g" + i + ".example.com", "v1");
    }
    Catalog all = catalog;

    assertTimeout(
        Duration.ofSeconds(10), // a second and a half each, if it grew with the square
        () -> {
          for (int i = 0; i < 20; i++) {
            assertThat(new AggregatedDiscovery(all).named().body()).hasSizeGreaterThan(2_000_000);
          }
        });
  }

  @Test
  void a_document_is_made_once_for_each_state() throws Exception {
    AggregatedDiscovery discovery =
        new AggregatedDiscovery(with(Catalog.builtIn(), "a.example.com", "v1"));

    assertThat(discovery.named()).isSameAs(discovery.named());
  }

  private static Catalog with(Catalog catalog, String group, String... versions) throws Exception {
    String crd = Crds.crd(group, "widgets", "Widget", "Namespaced", versions);
    ObjectNode parsed = (ObjectNode) Json.parse(crd.getBytes(StandardCharsets.UTF_8));
    return catalog.with(group, "widgets", CustomTypes.of(parsed));
  }
}
