package io.github.restmapfix.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import io.github.restmapfix.restmapper.Settings;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownClustersTest {

  private static final RestMapping MAPPING =
      RestMapping.of(
          GroupVersionKind.of("demo.example.com", "v1", "W").orElseThrow(),
          ApiResource.of("W", "ws", "", true, List.of()));
  private static final ResourcePath PATH =
      ResourcePath.parse("/apis/demo.example.com/v1/namespaces/n/ws").orElseThrow();

  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Cluster a = cluster("https://a.example.com", "");
  private final Cluster b = cluster("https://b.example.com", "");
  private final Object client = new Object();
  private final KnownClusters known = new KnownClusters();

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void nobody_seen_nobody_meant() {
    assertThat(known.current()).isEmpty();
    assertThat(known.isAmbiguous()).isFalse();
  }

  @Test
  void the_only_server_seen_is_meant() {
    known.seen(a, client);
    known.seen(a, new Object());

    assertThat(known.current()).hasValue(a);
    assertThat(known.isAmbiguous()).isFalse();
  }

  @Test
  void with_two_servers_and_no_refresh_nobody_can_tell() {
    known.seen(a, client);
    known.seen(b, client);

    assertThat(known.current()).isEmpty();
    assertThat(known.isAmbiguous()).isTrue();
  }

  @Test
  void of_two_identities_at_one_server_the_newer_is_asked() {
    Cluster asAnother = cluster("https://a.example.com", "system:serviceaccount:x:y");
    known.seen(a, client);
    known.seen(asAnother, client);
    assertThat(known.current()).hasValue(asAnother);
    assertThat(known.isAmbiguous()).isFalse();

    known.refreshed(a, client, 1_000);
    assertThat(known.current()).hasValue(a);
    known.seen(asAnother, client);
    assertThat(known.current()).hasValue(asAnother);
    assertThat(known.isFresh(a, 1)).isTrue();
    assertThat(known.isFresh(asAnother, 1)).isFalse();
    assertThat(known.windowOf(asAnother)).hasValue(1_000);
  }

  @Test
  void of_a_thousand_identities_at_one_server_the_newest_is_asked() {
    Cluster newestOfB = cluster("https://b.example.com", "somebody");
    known.refreshed(b, client, 1_000);
    known.seen(newestOfB, client);
    Cluster newest = a;
    for (int i = 0; i < 1_000; i++) {
      newest = cluster("https://a.example.com", "token " + i);
      known.seen(newest, client);
    }
    assertThat(known.current()).hasValue(newestOfB);

    known.refreshed(a, client, 1_000);
    known.seen(newest, client);
    assertThat(known.current()).hasValue(newest);
  }

  @Test
  void of_more_than_64_servers_the_one_not_used_for_longest_is_forgotten() {
    known.refreshed(a, client, 1_000);
    known.seen(cluster("https://a.example.com", "somebody"), client);
    for (int i = 0; i < 64; i++) {
      known.seen(cluster("https://" + i + ".example.com", ""), client);
    }

    assertThat(known.current()).hasValue(a);
  }

  @Test
  void a_newer_client_that_is_gone_is_not_asked_while_that_of_the_refresh_may_be_there() {
    known.refreshed(a, client, 1_000);
    passes("somebody");

    assertThat(known.current()).hasValue(a);
  }

  @Test
  void without_a_refresh_the_one_that_lasts_is_asked_once_those_after_it_are_gone() {
    known.seen(a, client);
    Object other = new Object();
    Cluster ofOther = cluster("https://a.example.com", "other");
    known.seen(ofOther, other);
    assertThat(known.current()).hasValue(ofOther);
    passes("somebody");
    passes("somebody else");

    assertThat(known.current()).hasValue(a);
    assertThat(known.isLast(other)).isFalse();
  }

  private void passes(String identity) {
    Object passing = new Object();
    WeakReference<Object> gone = new WeakReference<>(passing);
    known.seen(cluster("https://a.example.com", identity), passing);
    passing = null;
    while (gone.get() != null) {
      System.gc();
    }
  }

  @Test
  void the_last_refresh_wins_over_what_was_seen_before_and_after() {
    known.seen(a, client);
    known.refreshed(b, client, 1_000);
    known.seen(a, client);
    assertThat(known.current()).hasValue(b);

    known.refreshed(a, client, 1_000);
    assertThat(known.current()).hasValue(a);
    assertThat(known.isAmbiguous()).isFalse();
  }

  @Test
  void a_refresh_is_fresh_until_its_window_ends() {
    assertThat(known.isFresh(a, 0)).isFalse();
    known.refreshed(a, client, 1_000);

    assertThat(known.isFresh(a, 999)).isTrue();
    assertThat(known.isFresh(a, 1_000)).isFalse();
    assertThat(known.isFresh(b, 999)).isFalse();
  }

  @Test
  void one_that_expired_is_fresh_no_more_and_means_the_same_cluster() {
    known.expire();
    known.refreshed(a, client, 1_000);
    known.expire();

    assertThat(known.isFresh(a, 1)).isFalse();
    assertThat(known.current()).hasValue(a);
  }

  @Test
  void a_refresh_of_another_cluster_ends_it_although_its_window_is_open() {
    known.refreshed(a, client, 1_000);
    known.refreshed(b, client, 1_000);

    assertThat(known.isFresh(a, 1)).isFalse();
    assertThat(known.isFresh(b, 1)).isTrue();
  }

  @Test
  void only_a_client_other_than_the_last_has_to_be_learned() {
    assertThat(known.isLast(client)).isFalse();
    known.seen(a, client);

    assertThat(known.isLast(client)).isTrue();
    assertThat(known.isLast(new Object())).isFalse();
  }

  @Test
  void what_is_held_is_one_servers_whoever_asks_it() {
    known.refreshed(a, client, 1_000);

    assertThat(known.isHeld(cluster("https://a.example.com", "somebody"))).isTrue();
    assertThat(known.isHeld(b)).isFalse();
  }

  @Test
  void what_one_server_served_formerly_is_never_anothers() {
    known.refreshed(a, client, 1_000);
    known.former().add(MAPPING);

    assertThat(known.former(cluster("https://a.example.com", "somebody")).at(PATH))
        .hasValue(MAPPING);
    assertThat(known.former(b).at(PATH)).isEmpty();
    known.refreshed(b, client, 1_000);
    assertThat(known.former().at(PATH)).isEmpty();
    assertThat(known.former(a).at(PATH)).hasValue(MAPPING);
  }

  @Test
  void where_nobody_can_tell_whose_it_was_nothing_is_kept_of_it() {
    known.former().add(MAPPING);

    known.seen(a, client);
    assertThat(known.former().at(PATH)).isEmpty();
  }

  private Cluster cluster(String url, String identity) {
    return clusters.cluster(
        ClusterId.of(url, identity),
        request -> CompletableFuture.failedFuture(new IllegalStateException("nobody asks")));
  }
}
