package io.github.restmapfix.core.heal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.Report;
import io.github.restmapfix.core.Stderr;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.Caller;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import io.github.restmapfix.restmapper.RestMapping;
import io.github.restmapfix.restmapper.Settings;
import io.github.restmapfix.restmapper.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done about a 404 on a path, and how many requests it takes to know. */
class HealerTest {

  private static final String V1 = "/apis/demo.example.com/v1";
  private static final GroupVersionKind W =
      GroupVersionKind.of("demo.example.com", "v1", "W").orElseThrow();

  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final Clock clock = new Clock();
  private final Clusters clusters =
      Clusters.create(Settings.defaults().withWait(Duration.ZERO), clock);
  private final Cluster cluster =
      clusters.cluster(ClusterId.of("https://a.example.com", ""), this::answered);
  private final Stderr stderr = new Stderr();
  private final Report report = stderr.report(new AtomicLong());

  @AfterEach
  void close() {
    clusters.close();
    System.clearProperty("restmap.fix.status");
  }

  /** ns: namespaced, cl: of the whole cluster, in the path as in the mapping. */
  @ParameterizedTest(name = "{0} {1}: {2} -> {3}, is sent again to {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // another plural of the same kind and scope: any verb
        "GET    | /namespaces/d/ws/w        | ws ns | wus ns | /namespaces/d/wus/w",
        "PUT    | /namespaces/d/ws/w        | ws ns | wus ns | /namespaces/d/wus/w",
        "PATCH  | /namespaces/d/ws/w        | ws ns | wus ns | /namespaces/d/wus/w",
        "DELETE | /namespaces/d/ws/w        | ws ns | wus ns | /namespaces/d/wus/w",
        "POST   | /namespaces/d/ws          | ws ns | wus ns | /namespaces/d/wus",
        "GET    | /namespaces/d/ws          | ws ns | wus ns | /namespaces/d/wus",
        "GET    | /ws                       | ws ns | wus ns | /wus",
        "PUT    | /namespaces/d/ws/w/status | ws ns | wus ns | /namespaces/d/wus/w/status",
        "PATCH  | /namespaces/d/ws/w/scale  | ws ns | wus ns | /namespaces/d/wus/w/scale",
        "POST   | /ws                       | ws cl | wus cl | /wus",
        "DELETE | /ws/w                     | ws cl | wus cl | /wus/w",
        // a collection is never deleted twice
        "DELETE | /namespaces/d/ws          | ws ns | wus ns | -",
        "DELETE | /ws                       | ws ns | wus ns | -",
        "DELETE | /ws                       | ws cl | wus cl | -",
        // a change of scope rewrites nothing
        "GET    | /namespaces/d/ws/w        | ws ns | ws cl  | -",
        "DELETE | /namespaces/d/ws/w        | ws ns | wus cl | -",
        "POST   | /namespaces/d/ws          | ws ns | wus cl | -",
        "GET    | /ws                       | ws ns | wus cl | -",
        "GET    | /ws/w                     | ws cl | wus ns | -",
        "POST   | /ws                       | ws cl | wus ns | -",
        // also where the mapping has changed twice, and only the path still tells the scope
        "GET    | /namespaces/d/ws/w        | ws cl | wus cl | -",
        "DELETE | /namespaces/d/ws/w        | ws cl | wus cl | -",
        "DELETE | /ws/w                     | ws ns | wus ns | -",
        "POST   | /ws                       | ws ns | wus ns | -",
      })
  void a_recreated_kind(String method, String path, String held, String now, String again) {
    serves(now);

    Remedy remedy = remedy(method, path, held, Retry.ALL);
    assertThat(remedy.stale()).isTrue();
    assertThat(remedy.now()).contains(mapping(now));
    assertThat(remedy.again().map(Object::toString).orElse(null))
        .isEqualTo(again == null ? null : V1 + again);
    assertThat(requests).containsExactly("GET " + V1);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ALL, true",
    "POST, ALL, true",
    "DELETE, ALL, true",
    "GET, READS, true",
    "POST, READS, false",
    "PUT, READS, false",
    "PATCH, READS, false",
    "GET, OFF, false",
    "POST, OFF, false"
  })
  void the_user_says_what_may_be_sent_again_and_what_is_stale_goes_all_the_same(
      String method, Retry retry, boolean again) {
    serves("wus ns");

    Remedy remedy = remedy(method, "/namespaces/d/ws/w", "ws ns", retry);
    assertThat(remedy.again().isPresent()).isEqualTo(again);
    assertThat(remedy.stale()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"9999, true", "10000, false"})
  void the_same_path_is_tried_again_only_if_the_version_appeared_less_than_10_s_ago(
      long millis, boolean again) {
    serves("ws ns");
    cluster.find(W, Caller.ASKS);
    clock.now += Duration.ofMillis(millis).toNanos();

    Remedy remedy = remedy("POST", "/namespaces/d/ws", "ws ns", Retry.ALL);
    assertThat(remedy.again().isPresent()).isEqualTo(again);
    remedy.again().ifPresent(path -> assertThat(path).hasToString(V1 + "/namespaces/d/ws"));
    assertThat(remedy.stale()).isFalse();
    assertThat(remedy.now()).isEmpty();
  }

  @Test
  void a_collection_is_not_deleted_again_in_a_version_that_appeared_just_now_either() {
    serves("ws ns");

    assertThat(remedy("DELETE", "/namespaces/d/ws", "ws ns", Retry.ALL).again()).isEmpty();
  }

  @Test
  void a_kind_that_is_gone_while_its_version_is_served_is_stale_at_once() {
    documents.put(V1, document("V", "vs", true));

    Remedy remedy = remedy("GET", "/namespaces/d/ws/w", "ws ns", Retry.ALL);
    assertThat(remedy.stale()).isTrue();
    assertThat(remedy.now()).isEmpty();
    assertThat(remedy.again()).isEmpty();
  }

  /** No other version is ever answered. */
  @Test
  void a_version_that_is_gone_is_stale_once_that_is_confirmed() {
    serves("ws ns");
    cluster.find(W, Caller.ASKS);
    documents.remove(V1);
    documents.put("/apis/demo.example.com", group("v2"));
    documents.put("/apis/demo.example.com/v2", document("W", "ws", true));

    assertThat(remedy("GET", "/namespaces/d/ws/w", "ws ns", Retry.ALL).stale()).isFalse();
    clock.now += Duration.ofSeconds(1).toNanos();
    Remedy confirmed = remedy("GET", "/namespaces/d/ws/w", "ws ns", Retry.ALL);
    assertThat(confirmed.stale()).isTrue();
    assertThat(confirmed.now()).isEmpty();
    assertThat(confirmed.again()).isEmpty();
    assertThat(requests)
        .containsExactly("GET " + V1, "GET " + V1, "GET " + V1, "GET /apis/demo.example.com");
  }

  @ParameterizedTest
  @EnumSource(Retry.class)
  void a_server_that_cannot_be_asked_changes_nothing(Retry retry) {
    documents.put(V1, "503");

    Remedy remedy = remedy("GET", "/namespaces/d/ws/w", "ws ns", retry);
    assertThat(remedy.stale()).isFalse();
    assertThat(remedy.now()).isEmpty();
    assertThat(remedy.again()).isEmpty();
  }

  @Test
  void a_storm_of_404s_on_one_path_is_paced_and_each_is_healed() {
    serves("wus ns");

    for (int i = 0; i < 100; i++) {
      assertThat(remedy("GET", "/namespaces/d/ws/w" + i, "ws ns", Retry.ALL).again()).isPresent();
    }
    assertThat(requests).hasSizeBetween(9, 10).containsOnly("GET " + V1);
  }

  @Test
  void what_is_sent_again_is_said_once_a_minute_and_counted_each_time() {
    serves("wus ns");
    remedy("POST", "/namespaces/d/ws", "ws ns", Retry.ALL);
    remedy("POST", "/namespaces/d/ws", "ws ns", Retry.ALL);

    assertThat(stderr.lines())
        .containsExactly(
            "[restmap-fix] p: healed demo.example.com/v1 W, 404 on POST "
                + V1
                + "/namespaces/d/ws, sent again to "
                + V1
                + "/namespaces/d/wus");
    assertThat(System.getProperty("restmap.fix.status")).contains(";healed=2;");
  }

  @Test
  void where_it_is_too_late_nothing_is_sent_again_and_nothing_said() {
    serves("wus ns");

    Remedy late =
        healer(Retry.ALL).lateRemedy(cluster, failed("GET", "/ws"), mapping("ws ns")).join();
    assertThat(late.stale()).isTrue();
    assertThat(late.again()).isEmpty();
    assertThat(stderr.lines()).isEmpty();
  }

  @Test
  void without_a_404_what_is_known_decides_and_nothing_is_asked() {
    assertThat(Healer.known(cluster, mapping("ws ns")).stale()).isFalse();
    serves("wus ns");
    cluster.find(W, Caller.ASKS);
    requests.clear();

    assertThat(Healer.known(cluster, mapping("ws ns")).now()).contains(mapping("wus ns"));
    assertThat(Healer.known(cluster, mapping("wus ns")).stale()).isFalse();
    assertThat(requests).isEmpty();
  }

  private Remedy remedy(String method, String path, String held, Retry retry) {
    return healer(retry).remedy("p", cluster, failed(method, path), mapping(held)).join();
  }

  private Healer healer(Retry retry) {
    return new Healer(report, retry);
  }

  private static PathNotFound failed(String method, String path) {
    return PathNotFound.of(404, method, V1 + path, "text/plain", null).orElseThrow();
  }

  private static RestMapping mapping(String pluralAndScope) {
    String[] words = pluralAndScope.split(" ");
    return RestMapping.of(W, ApiResource.of("W", words[0], "", words[1].equals("ns"), List.of()));
  }

  private void serves(String pluralAndScope) {
    String[] words = pluralAndScope.split(" ");
    documents.put(V1, document("W", words[0], words[1].equals("ns")));
  }

  private static String document(String kind, String plural, boolean namespaced) {
    return String.format(
        "{\"kind\":\"APIResourceList\",\"groupVersion\":\"demo.example.com/v1\",\"resources\":"
            + "[{\"name\":\"%s\",\"kind\":\"%s\",\"namespaced\":%s}]}",
        plural, kind, namespaced);
  }

  private static String group(String version) {
    return String.format(
        "{\"kind\":\"APIGroup\",\"name\":\"demo.example.com\",\"versions\":"
            + "[{\"groupVersion\":\"demo.example.com/%1$s\",\"version\":\"%1$s\"}]}",
        version);
  }

  private CompletableFuture<Response> answered(Request request) {
    requests.add("GET " + request.path());
    String document = documents.getOrDefault(request.path(), "404");
    int status = document.startsWith("{") ? 200 : Integer.parseInt(document);
    return CompletableFuture.completedFuture(
        Response.of(status, "application/json", null, null, document.getBytes(UTF_8)));
  }

  private static final class Clock implements Time {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {} // nothing here is ever late
  }
}
