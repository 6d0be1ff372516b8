package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a random part of exactly one half: first after 150 s, and then every 300 s. */
class BackgroundTest {

  private static final Duration INTERVAL = Settings.defaults().refresh();
  private static final Duration HALF = INTERVAL.dividedBy(2);

  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime();
  private final Clusters clusters =
      Clusters.create(Settings.defaults().withWait(Duration.ZERO), time);
  private final List<String> changed = new ArrayList<>();

  @BeforeEach
  void a_server() {
    server.serves("v1", "Pod");
    server.serves("demo.example.com/v1", "X");
    server.serves("other.example.com/v1", "Y");
    clusters.readInBackground(this::told, numbers(0.5));
  }

  @Test
  void the_first_read_comes_after_a_random_part_of_the_interval_and_then_one_each_interval() {
    cluster();

    time.pass(HALF.minusMillis(1));
    assertThat(server.requests()).isEmpty();

    time.passMillis(1);
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");

    time.pass(INTERVAL.minusMillis(1));
    assertThat(server.requests()).hasSize(2);
    time.passMillis(1);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void intervals_are_spread_by_a_fifth() {
    clusters.readInBackground(this::told, numbers(0.0, 0.0, 1.0, 0.5));
    cluster();

    time.passMillis(0);
    assertThat(server.requests()).hasSize(2);
    time.pass(INTERVAL.multipliedBy(4).dividedBy(5).minusMillis(1));
    assertThat(server.requests()).hasSize(2);
    time.passMillis(1);
    assertThat(server.requests()).hasSize(4);
    time.pass(INTERVAL.multipliedBy(6).dividedBy(5).minusMillis(1));
    assertThat(server.requests()).hasSize(4);
    time.passMillis(1);
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void what_is_unchanged_is_two_304s_and_nobody_is_told() {
    Cluster cluster = cluster();
    cluster.everythingAsync();
    server.forgetRequests();

    time.pass(HALF);

    assertThat(server.statuses()).containsExactly(304, 304);
    assertThat(changed).isEmpty();
  }

  @Test
  void what_changed_is_told_once_and_known_from_then_on() {
    Cluster cluster = cluster();
    cluster.everythingAsync();
    server.serves("demo.example.com/v2", "W");
    time.pass(HALF);
    server.forgetRequests();

    assertThat(changed).containsExactly("[demo.example.com[v1, v2]]");
    assertThat(find(cluster, "demo.example.com/v2", "W").found()).isTrue();
    assertThat(server.requests()).isEmpty();

    time.pass(INTERVAL);
    assertThat(changed).hasSize(1);
  }

  @Test
  void a_cluster_that_nobody_asked_about_for_two_intervals_is_spared_until_somebody_does() {
    Cluster cluster = cluster();
    time.pass(INTERVAL.multipliedBy(2));
    server.forgetRequests();

    time.pass(INTERVAL.multipliedBy(10));
    assertThat(server.requests()).isEmpty();

    find(cluster, "demo.example.com/v1", "X");
    time.pass(INTERVAL);
    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
  }

  @Test
  void on_a_legacy_server_only_what_is_in_use_is_read_again_half_a_second_apart() {
    server.legacy();
    Cluster cluster = cluster();
    cluster.everythingAsync();
    find(cluster, "v1", "Pod");
    find(cluster, "demo.example.com/v1", "X");
    server.forgetRequests();

    time.pass(HALF);
    assertThat(server.requests()).hasSize(1);
    time.passMillis(500);
    assertThat(server.requests())
        .containsExactlyInAnyOrder("GET /api/v1", "GET /apis/demo.example.com/v1");
  }

  @Test
  void on_a_legacy_server_a_change_is_told_too() {
    server.legacy();
    Cluster cluster = cluster();
    cluster.everythingAsync();
    find(cluster, "demo.example.com/v1", "X");
    server.serves("demo.example.com/v1", "X", "W");

    time.pass(HALF.plusSeconds(1));

    assertThat(changed).containsExactly("[demo.example.com[v1]]");
  }

  @Test
  void a_server_that_is_down_is_asked_less_and_less_often_and_as_before_once_it_is_back() {
    Cluster cluster = cluster();
    server.resets("*");
    List<Integer> rounds = new ArrayList<>();
    for (int interval = 0; interval < 40; interval++) {
      used(cluster);
      time.pass(INTERVAL);
      rounds.add(server.requests().size() / 2);
      server.forgetRequests();
    }
    assertThat(roundsWithRequests(rounds)).containsExactly(0, 2, 6, 14, 26, 38);

    server.recovers();
    for (int interval = 0; interval < 14; interval++) {
      used(cluster);
      time.pass(INTERVAL);
    }
    assertThat(server.requests()).hasSize(2 * 4);
  }

  @Test
  void one_that_is_down_delays_no_other() {
    ScriptedServer down = new ScriptedServer();
    down.holds("/api");
    clusters.cluster(ClusterId.of("https://10.0.0.2:6443", ""), down);
    cluster();

    time.pass(HALF);

    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
  }

  @Test
  void who_may_not_read_the_lists_is_not_refused_again_within_the_hour() {
    server.answers("/apis", 403);
    Cluster cluster = cluster();
    find(cluster, "demo.example.com/v1", "X");
    time.pass(HALF);
    time.pass(INTERVAL.dividedBy(4));
    server.forgetRequests();

    time.pass(INTERVAL);

    assertThat(server.requests()).containsExactly("GET /apis/demo.example.com/v1");
  }

  @Test
  void switched_off_it_reads_nothing() {
    Clusters off = Clusters.create(Settings.defaults().withRefresh(Settings.NEVER), time);
    off.readInBackground(this::told, numbers(0));
    off.cluster(ClusterId.of(Mapper.SERVER, ""), server);

    time.pass(INTERVAL);

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_cluster_that_was_forgotten_is_not_read() {
    cluster();
    for (int i = 0; i < 64; i++) {
      clusters.cluster(ClusterId.of("https://10.1.0." + i + ":6443", ""), new ScriptedServer());
    }

    time.pass(INTERVAL.multipliedBy(2));

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void after_the_end_nothing_is_read() {
    cluster();
    clusters.close();

    time.pass(INTERVAL.multipliedBy(2));

    assertThat(server.requests()).isEmpty();
  }

  private void told(Cluster cluster, List<Everything.Group> groups) {
    changed.add(groups.toString());
  }

  private static List<Integer> roundsWithRequests(List<Integer> rounds) {
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      if (rounds.get(i) > 0) {
        at.add(i);
      }
    }
    return at;
  }

  /** The last of them again and again. */
  private static Random numbers(double... numbers) {
    return new Random() {
      private int next;

      @Override
      public double nextDouble() {
        return numbers[Math.min(next++, numbers.length - 1)];
      }
    };
  }

  private Cluster cluster() {
    return clusters.cluster(ClusterId.of(Mapper.SERVER, ""), server);
  }

  private void used(Cluster cluster) {
    clusters.cluster(cluster.id(), server);
  }

  private Answer find(Cluster cluster, String apiVersion, String kind) {
    CompletableFuture<Answer> answer = cluster.findAsync(Mapper.gvk(apiVersion, kind), Caller.ASKS);
    time.passMillis(0);
    return answer.getNow(null);
  }
}
