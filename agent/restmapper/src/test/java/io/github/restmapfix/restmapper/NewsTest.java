package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the libraries are told of a read in the background. */
class NewsTest {

  private static final Duration INTERVAL = Settings.defaults().refresh();

  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime();
  private final Clusters clusters =
      Clusters.create(Settings.defaults().withWait(Duration.ZERO), time);
  private final List<Everything.Group> told = new ArrayList<>();
  private final List<Everything.Group> first = new ArrayList<>();
  private Cluster cluster;

  @BeforeEach
  void a_server() {
    server.serves("v1", "Pod");
    server.serves("demo.example.com/v1", "X");
    server.serves("other.example.com/v1", "Y");
  }

  @Test
  void a_version_that_is_gone_is_told_after_two_404s_and_a_list_without_it() {
    server.serves("demo.example.com/v2", "W");
    known();
    server.stopsServing("demo.example.com/v2");
    server.forgetRequests();

    nextRound();

    assertThat(told).hasToString("[demo.example.com[v1]]");
    assertThat(server.requests())
        .containsExactly(
            "GET /api",
            "GET /apis",
            "GET /apis/demo.example.com/v2",
            "GET /apis/demo.example.com/v2",
            "GET /apis/demo.example.com");
  }

  @Test
  void a_group_that_is_gone_is_told_without_versions() {
    known();
    server.stopsServing("demo.example.com/v1");
    server.forgetRequests();

    nextRound();

    assertThat(told).hasToString("[demo.example.com[]]");
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(7);
  }

  @Test
  void a_version_that_only_the_list_lacks_is_not_told() {
    known();
    server.answers("/apis", "application/json", "{\"kind\":\"APIGroupList\",\"groups\":[]}");

    nextRound();

    assertThat(told).isEmpty();
  }

  @Test
  void another_plural_is_told() {
    known();
    server.servesResources("demo.example.com/v1", resource("X", "xen"));

    nextRound();

    assertThat(told.get(0).resources("v1")).extracting(ApiResource::plural).containsExactly("xen");
  }

  @Test
  void what_a_lookup_found_changed_is_told_with_the_next_round() {
    known();
    server.servesResources("demo.example.com/v1", resource("X", "xen"));
    find("demo.example.com/v1", "Nope");
    assertThat(told).isEmpty();

    nextRound();

    assertThat(told).hasToString("[demo.example.com[v1]]");
  }

  @Test
  void what_a_lookup_was_the_first_to_read_is_no_news() {
    read();
    find("demo.example.com/v1", "X");
    find("other.example.com/v1", "Y");
    server.answers("/apis", 503);
    server.answers("/api", 503);

    nextRound();

    assertThat(told).isEmpty();
  }

  @Test
  void what_a_round_is_the_first_to_read_is_given_and_is_no_change() {
    read();

    nextRound();

    assertThat(told).isEmpty();
    assertThat(first).hasToString("[core[v1], demo.example.com[v1], other.example.com[v1]]");

    server.servesResources("demo.example.com/v1", resource("X", "xen"));
    server.serves("new.example.com/v1", "Z");
    time.pass(INTERVAL);

    assertThat(told).hasToString("[demo.example.com[v1], new.example.com[v1]]");
    assertThat(first).hasSize(3);
  }

  @Test
  void a_server_that_answers_at_last_has_not_changed_for_that() {
    read();
    server.answers("/apis", 503);
    server.answers("/api", 503);
    nextRound();
    server.recovers();
    clusters.requested(Mapper.SERVER + "/apis/demo.example.com/v1/xs");

    time.pass(INTERVAL.multipliedBy(2));

    assertThat(told).isEmpty();
    assertThat(first).hasSize(3);
  }

  @Test
  void a_round_that_begins_while_the_first_lookup_is_being_answered_has_no_change_to_tell() {
    read();
    time.pass(INTERVAL.dividedBy(2).minusMillis(1));
    server.holds("/apis");
    cluster.everythingAsync();

    time.passMillis(1);
    server.holdsNoMore("/apis");
    time.passMillis(0);

    assertThat(told).isEmpty();
    assertThat(first).isNotEmpty();
  }

  @Test
  void on_a_legacy_server_what_a_lookup_reads_first_while_a_round_lasts_is_no_change() {
    server.legacy();
    read();
    find("demo.example.com/v1", "X");
    server.holds("/apis/other.example.com/v1");
    time.pass(INTERVAL.dividedBy(2).minusMillis(2));
    cluster.findAsync(Mapper.gvk("other.example.com/v1", "Y"), Caller.ASKS);

    time.passMillis(2);
    server.holdsNoMore("/apis/other.example.com/v1");
    time.pass(Duration.ofSeconds(5));

    assertThat(told).isEmpty();
    assertThat(first).hasToString("[other.example.com[v1]]");
  }

  @Test
  void a_version_that_could_not_be_asked_is_told_as_unknown() {
    server.legacy();
    read();
    find("demo.example.com/v1", "X");
    server.serves("demo.example.com/v2", "W");
    time.await(cluster.findAsync("demo.example.com", "X", Caller.ASKS));
    server.servesResources("demo.example.com/v1", resource("X", "xen"));
    server.answers("/apis/demo.example.com/v2", 503);

    nextRound();

    assertThat(told).hasToString("[demo.example.com[v1, v2]]");
    assertThat(told.get(0).known("v1")).isTrue();
    assertThat(told.get(0).known("v2")).isFalse();
  }

  /** As after a refresh of the library's. */
  private void known() {
    read();
    cluster.everythingAsync();
    time.passMillis(0);
  }

  private void read() {
    clusters.readInBackground(
        new Changes() {
          @Override
          public void found(Cluster cluster, List<Everything.Group> groups) {
            told.addAll(groups);
          }

          @Override
          public void first(Cluster cluster, List<Everything.Group> groups) {
            first.addAll(groups);
          }
        },
        half());
    cluster = clusters.cluster(ClusterId.of(Mapper.SERVER, ""), server);
  }

  private void nextRound() {
    time.pass(INTERVAL.dividedBy(2).plusSeconds(5));
  }

  private static Random half() {
    return new Random() {
      @Override
      public double nextDouble() {
        return 0.5;
      }
    };
  }

  private static ApiResource resource(String kind, String plural) {
    return ApiResource.of(kind, plural, "", true, List.of());
  }

  private void find(String apiVersion, String kind) {
    CompletableFuture<Answer> answer = cluster.findAsync(Mapper.gvk(apiVersion, kind), Caller.ASKS);
    time.await(answer);
  }
}
