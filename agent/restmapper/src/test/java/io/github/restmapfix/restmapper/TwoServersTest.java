package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A control plane of two API servers on one etcd, whose requests go to one and the other by turns.
 * Both run with {@code --apiserver-count=2}: they establish a CRD 5 s late.
 */
@EnabledIfEnvironmentVariable(named = TwoServersTest.PEER, matches = ".+")
class TwoServersTest {

  static final String PEER = "RESTMAP_FIX_TEST_PEER_KUBECONFIG";
  private static final String OLD_PEER = "RESTMAP_FIX_TEST_OLD_PEER_KUBECONFIG";

  private final KubeconfigClient admin = KubeconfigClient.ofEnvironment(RealServer.KUBECONFIG);
  private final RealServer first = RealServer.of(admin);
  private final RealObjects objects = new RealObjects(admin);
  private final String group = first.group("twins");
  private final AtomicInteger requests = new AtomicInteger();

  @AfterEach
  void leave_nothing() {
    objects.close();
  }

  @Test
  void a_wait_of_more_than_five_seconds_bridges_them() {
    Duration wait = Duration.ofSeconds(10); // 6 would do, on a machine that has nothing else to do
    try (Clusters clusters = Clusters.create(Settings.defaults().withWait(wait))) {
      Cluster cluster = clusters.cluster(ClusterId.of(Mapper.SERVER, ""), byTurns(PEER));
      announced(clusters);

      Answer answer = cluster.find(Mapper.gvk(group + "/v1", "W"), Caller.ASKS);

      assertThat(answer.found()).as("%s", answer).isTrue();
      assertThat(answer.took()).isBetween(Duration.ofSeconds(4), wait.plus(Lookup.LONGEST_REQUEST));
      assertThat(requests.get()).as("10, and 2 a second").isLessThanOrEqualTo(10 + 2 * 11);
      neverAbsentFromNowOn(cluster);
    }
  }

  /** The same with the default, as a control; and how long it takes a caller that asks again. */
  @Test
  void with_a_wait_of_half_a_second_it_is_found_by_a_later_lookup() {
    try (Clusters clusters = Clusters.create(Settings.defaults())) {
      Cluster cluster = clusters.cluster(ClusterId.of(Mapper.SERVER, ""), byTurns(PEER));
      announced(clusters);
      GroupVersionKind gvk = Mapper.gvk(group + "/v1", "W");

      Answer answer = cluster.find(gvk, Caller.ASKS);
      assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ABSENT);
      assertThat(answer.took()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));

      long start = System.nanoTime();
      while (!cluster.find(gvk, Caller.ASKS).found()) {
        assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(20).toNanos());
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15));
      neverAbsentFromNowOn(cluster);
    }
  }

  private void announced(Clusters clusters) {
    objects.createCrd(group, "v1", "W", "ws");
    clusters.mark(Mapper.SERVER, group);
  }

  private void neverAbsentFromNowOn(Cluster cluster) {
    for (int i = 0; i < 8; i++) {
      assertThat(cluster.find(Mapper.gvk(group + "/v1", "W"), Caller.ASKS).found()).isTrue();
      assertThat(cluster.recheckAsync(Mapper.gvk(group + "/v1", "W")).join().outcome())
          .isNotEqualTo(Answer.Outcome.ABSENT);
    }
  }

  /** As during an upgrade: each of the two serves what the other does not. */
  @Test
  @EnabledIfEnvironmentVariable(named = OLD_PEER, matches = ".+")
  void of_two_releases_nothing_is_lost_that_only_one_of_them_serves() {
    GroupVersionKind ofTheNew = Mapper.gvk("resource.k8s.io/v1", "DeviceClass");
    GroupVersionKind ofTheOld = Mapper.gvk("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema");
    Mapper mapper = Mapper.withoutWait(byTurns(OLD_PEER));
    mapper.everything();
    mapper.time.passMillis(1000);
    mapper.everything();
    assertThat(requests.get()).isEqualTo(4);

    for (int i = 0; i < 20; i++) {
      for (GroupVersionKind gvk : List.of(ofTheNew, ofTheOld)) {
        Answer answer = mapper.time.await(mapper.cluster.findAsync(gvk, Caller.ASKS));
        assertThat(answer.found()).as("round %s: %s %s", i, gvk, answer).isTrue();
        assertThat(answer.requests()).isZero();
      }
      mapper.time.pass(Duration.ofMinutes(1));
      mapper.everything();
    }
  }

  /** For each path by itself, so that the two lists of a full read come from the same server. */
  private Transport byTurns(String peer) {
    List<RealServer> both = List.of(first, RealServer.of(KubeconfigClient.ofEnvironment(peer)));
    Map<String, Integer> turns = new ConcurrentHashMap<>();
    return request -> {
      requests.incrementAndGet();
      return both.get(turns.merge(request.path(), 1, Integer::sum) % 2).get(request);
    };
  }
}
