package io.github.restmapfix.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.fabric8.KnownCaches.Cache;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KnownCachesTest {

  private final KnownCaches known = new KnownCaches();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Map<String, String> definitions = new HashMap<>();
  private final Object http = new Object();
  private final Object config = new Object();

  @Test
  void a_client_and_those_that_are_derived_from_it_share_one() {
    Cache first = known.learn(closed, definitions, http, config, null);

    assertThat(known.learn(closed, definitions, new Object(), new Object(), null)).isSameAs(first);
    assertThat(known.of(closed)).isSameAs(first);
    assertThat(first.http()).isSameAs(http);
    assertThat(first.definitions()).isSameAs(definitions);
    assertThat(known.all()).containsExactly(first);
  }

  @Test
  void another_root_client_has_another_one_even_if_it_is_equal_by_now() {
    AtomicBoolean other = new AtomicBoolean();
    known.learn(closed, definitions, http, config, null);

    assertThat(known.of(other)).isNull();
    known.learn(other, new HashMap<>(), http, config, null);
    assertThat(known.of(other)).isNotSameAs(known.of(closed));
    assertThat(known.all()).hasSize(2);
  }

  @Test
  void what_was_taken_out_is_remembered_though_the_client_is_gone() {
    Cache first = known.learn(closed, definitions, new Object(), config, null);
    first
        .former()
        .add(
            RestMapping.of(
                GroupVersionKind.of("demo.example.com", "v1", "W").orElseThrow(),
                ApiResource.of("W", "ws", "", true, List.of())));
    while (first.http() != null) {
      System.gc();
    }

    Cache second = known.learn(closed, definitions, http, config, null);
    assertThat(second.http()).isSameAs(http);
    assertThat(second.former().at(ResourcePath.parse("/apis/demo.example.com/v1/ws").orElseThrow()))
        .isPresent();
  }
}
