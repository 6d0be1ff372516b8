package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rounds that read what is followed; two intervals have at least one. */
class FollowedTest {

  private static final Duration ROUND = Settings.defaults().refresh().multipliedBy(2);
  private static final GroupVersion V1 = GroupVersion.of("demo.example.com", "v1");
  private static final GroupVersion V2 = GroupVersion.of("demo.example.com", "v2");

  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime();
  private final Clusters clusters =
      Clusters.create(Settings.defaults().withWait(Duration.ZERO), time);
  private final List<Long> read = new ArrayList<>();
  private Cluster cluster;

  @BeforeEach
  void a_server_that_is_read_in_the_background() {
    server.serves("v1", "Pod");
    server.serves("demo.example.com/v1", "X");
    clusters.readInBackground(
        new Changes() {
          @Override
          public void found(Cluster cluster, List<Everything.Group> groups) {}

          @Override
          public void read(Cluster cluster, long began) {
            read.add(began);
          }
        });
    cluster = clusters.cluster(ClusterId.of(Mapper.SERVER, ""), server);
  }

  @Test
  void nothing_is_known_of_what_nobody_asked() {
    assertThat(cluster.kinds(V1)).isEmpty();
    assertThat(cluster.versions("demo.example.com")).isEmpty();
  }

  @Test
  void what_is_absent_is_asked_once_and_found_when_a_list_has_it() {
    cluster.follow(V2);
    time.pass(ROUND);
    assertThat(cluster.kinds(V2)).contains(Set.of());
    assertThat(server.requests()).containsOnlyOnce("GET /apis/demo.example.com/v2");

    time.pass(ROUND);
    assertThat(server.requests()).containsOnlyOnce("GET /apis/demo.example.com/v2");

    server.serves("demo.example.com/v2", "W");
    time.pass(ROUND);
    assertThat(cluster.kinds(V2)).contains(Set.of("W"));
    assertThat(server.requests()).containsOnlyOnce("GET /apis/demo.example.com/v2");
  }

  @Test
  void on_a_legacy_server_what_is_absent_is_asked_in_every_round() {
    server.legacy();
    cluster.follow(V2);
    cluster.followGroup("other.example.com");
    time.pass(ROUND);
    assertThat(cluster.kinds(V2)).contains(Set.of());
    assertThat(cluster.versions("other.example.com")).contains(List.of());

    server.serves("demo.example.com/v2", "W");
    server.serves("other.example.com/v1", "Y");
    time.pass(ROUND);

    assertThat(cluster.kinds(V2)).contains(Set.of("W"));
    assertThat(cluster.versions("other.example.com")).contains(List.of("v1"));
  }

  @Test
  void what_is_gone_is_known_to_be_gone_after_a_round() {
    cluster.follow(V1);
    cluster.followGroup("demo.example.com");
    time.pass(ROUND);
    assertThat(cluster.kinds(V1)).contains(Set.of("X"));
    assertThat(cluster.versions("demo.example.com")).contains(List.of("v1"));

    server.stopsServing("demo.example.com/v1");
    time.pass(ROUND);

    assertThat(cluster.kinds(V1)).contains(Set.of());
    assertThat(cluster.versions("demo.example.com")).contains(List.of());
  }

  @Test
  void what_cannot_be_asked_is_not_known_and_no_round_ended() {
    cluster.follow(V1);
    time.pass(ROUND);
    read.clear();

    server.resets("*");
    time.pass(ROUND);
    assertThat(read).isEmpty();

    server.recovers();
    server.answers("/apis/demo.example.com/v1", 503);
    server.stopsServing("demo.example.com/v1");
    time.pass(ROUND.multipliedBy(4));
    assertThat(read).isNotEmpty();
    assertThat(cluster.kinds(V1)).isEmpty();
  }

  @Test
  void one_404_for_everything_does_not_make_it_absent() {
    cluster.follow(V1);
    time.pass(ROUND);

    server.answersEverything(404);
    time.pass(ROUND);

    assertThat(cluster.kinds(V1)).isNotEqualTo(Optional.of(Set.of()));
  }

  @Test
  void a_cluster_with_something_followed_is_never_spared() {
    cluster.follow(V1);
    time.pass(ROUND.multipliedBy(10));
    server.forgetRequests();

    time.pass(ROUND);

    assertThat(server.requests()).contains("GET /apis");
  }

  @Test
  void a_round_tells_when_it_began() {
    cluster.follow(V2);
    long before = time.nanos();

    time.pass(ROUND);

    assertThat(read).isNotEmpty().allSatisfy(began -> assertThat(began).isGreaterThan(before));
    assertThat(read.get(0)).isLessThan(time.nanos());
  }

  @Test
  void what_could_not_be_asked_on_request_is_told_apart() {
    cluster.read(V1);
    server.answers("/apis/demo.example.com/v1", 403);
    time.pass(Duration.ofSeconds(1));
    cluster.read(V1);
    time.pass(Duration.ofSeconds(2));
    server.recovers();
    server.forgetRequests();

    assertThat(cluster.read(V1)).as("forbidden for an hour").isCompletedWithValue(false);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void on_request_it_is_read_at_once() {
    CompletableFuture<Boolean> group = cluster.readGroup("demo.example.com");
    CompletableFuture<Boolean> version = cluster.read(V1);
    time.passMillis(0);

    assertThat(group).isCompletedWithValue(true);
    assertThat(version).isCompletedWithValue(true);
    assertThat(cluster.read(V1)).as("twice within a second").isCompletedWithValue(true);
    assertThat(server.requests())
        .containsExactly("GET /apis/demo.example.com", "GET /apis/demo.example.com/v1");
    assertThat(cluster.kinds(V1)).contains(Set.of("X"));
  }
}
