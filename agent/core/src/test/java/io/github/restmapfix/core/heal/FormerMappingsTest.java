package io.github.restmapfix.core.heal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormerMappingsTest {

  private final FormerMappings former = new FormerMappings();

  @Test
  void a_former_mapping_is_found_by_every_path_that_it_made_and_by_no_other() {
    former.add(mapping("W", "ws"));

    assertThat(former.at(path("/apis/demo.example.com/v1/ws"))).contains(mapping("W", "ws"));
    assertThat(former.at(path("/apis/demo.example.com/v1/namespaces/d/ws/w/status"))).isPresent();
    assertThat(former.at(path("/apis/demo.example.com/v1/wus"))).isEmpty();
    assertThat(former.at(path("/apis/demo.example.com/v2/ws"))).isEmpty();
    assertThat(former.at(path("/apis/example.com/v1/ws"))).isEmpty();
  }

  @Test
  void the_newest_of_two_kinds_that_had_the_same_path_counts() {
    former.add(mapping("W", "ws"));
    former.add(mapping("Ws", "ws"));

    assertThat(former.at(path("/apis/demo.example.com/v1/ws"))).contains(mapping("Ws", "ws"));
  }

  @Test
  void of_more_than_4096_the_oldest_is_forgotten() {
    for (int i = 0; i < 4096; i++) {
      former.add(mapping("W", "ws" + i));
    }
    former.add(mapping("W", "ws0"));
    former.add(mapping("W", "last"));

    assertThat(former.at(path("/apis/demo.example.com/v1/ws0"))).isPresent();
    assertThat(former.at(path("/apis/demo.example.com/v1/ws1"))).isEmpty();
    assertThat(former.at(path("/apis/demo.example.com/v1/last"))).isPresent();
  }

  private static RestMapping mapping(String kind, String plural) {
    return RestMapping.of(
        GroupVersionKind.of("demo.example.com", "v1", kind).orElseThrow(),
        ApiResource.of(kind, plural, "", true, List.of()));
  }

  private static ResourcePath path(String path) {
    return ResourcePath.parse(path).orElseThrow();
  }
}
