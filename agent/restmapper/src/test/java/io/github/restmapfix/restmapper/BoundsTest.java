package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundsTest {

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(server);

  @Test
  void absent_versions_are_forgotten_and_served_ones_are_kept() {
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");

    for (int i = 0; i < 10_000; i++) {
      mapper.time.pass(Duration.ofMillis(200));
      mapper.find("absent" + i + ".example.com/v1", "W");
    }

    assertThat(mapper.cluster.scene().discovery.remembered()).isBetween(4000, 4098);
    server.forgetRequests();
    assertThat(mapper.find("demo.example.com/v1", "X").found()).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void of_more_than_64_clusters_the_one_not_used_for_longest_is_forgotten() {
    for (int i = 0; i < 64; i++) {
      mapper.clusters.cluster(ClusterId.of("https://c" + i, ""), server);
    }

    assertThat(mapper.clusters.known()).hasSize(64).doesNotContain(mapper.cluster);
  }

  @Test
  void a_cluster_that_is_forgotten_is_not_kept_by_its_timer_and_the_others_are_read() {
    mapper.clusters.readInBackground((cluster, groups) -> {}, new Random(1));
    List<WeakReference<Cluster>> made = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      ClusterId id = ClusterId.of(Mapper.SERVER, "identity" + i);
      made.add(new WeakReference<>(mapper.clusters.cluster(id, server)));
    }

    for (int i = 0; i < 50 && alive(made) > 64; i++) {
      System.gc();
    }

    assertThat(alive(made)).isEqualTo(64);
    mapper.time.pass(Settings.defaults().refresh());
    assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(2 * 64);
  }

  private static long alive(List<WeakReference<Cluster>> clusters) {
    return clusters.stream().filter(cluster -> cluster.get() != null).count();
  }

  @Test
  void one_cluster_is_one_object_whatever_the_transport_and_the_newest_is_used() {
    ScriptedServer newer = new ScriptedServer();

    Cluster same = mapper.clusters.cluster(ClusterId.of(Mapper.SERVER + "/", ""), newer);
    same.find(Mapper.gvk("v1", "Pod"), Caller.ASKS);

    assertThat(same).isSameAs(mapper.cluster);
    assertThat(server.requests()).isEmpty();
    assertThat(newer.requests()).containsExactly("GET /api/v1");
  }

  @Test
  void another_identity_is_another_cluster() {
    server.serves("demo.example.com/v1", "X");
    mapper.find("demo.example.com/v1", "X");
    server.forgetRequests();

    Cluster other = mapper.clusters.cluster(ClusterId.of(Mapper.SERVER, "someone"), server);

    assertThat(other).isNotSameAs(mapper.cluster);
    other.find(Mapper.gvk("demo.example.com/v1", "X"), Caller.ASKS);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void the_oldest_key_of_a_full_map_is_dropped() {
    BoundedMap<String, Integer> map = BoundedMap.of(2);
    map.put("a", 1);
    map.put("b", 2);
    map.get("a");
    map.put("c", 3);

    assertThat(map.get("b")).isNull();
    assertThat(map.get("a")).isEqualTo(1);
  }
}
