package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps a cluster being read in the background. */
class InUseTest {

  private static final Duration INTERVAL = Settings.defaults().refresh();

  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime();
  private final Clusters clusters =
      Clusters.create(Settings.defaults().withWait(Duration.ZERO), time);

  @BeforeEach
  void a_server() {
    server.serves("v1", "Pod");
    server.serves("demo.example.com/v1", "X");
  }

  @Test
  void a_cluster_that_the_application_uses_is_read_though_no_lookup_is_missed() {
    known();
    for (int i = 0; i < 10; i++) {
      clusters.requested(Mapper.SERVER + "/apis/demo.example.com/v1/namespaces/d/xs?watch=true");
      time.pass(INTERVAL);
    }
    server.forgetRequests();

    time.pass(INTERVAL);

    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
  }

  @Test
  void requests_for_no_object_and_to_other_servers_are_no_use_of_it() {
    known();
    time.pass(INTERVAL.multipliedBy(2));
    server.forgetRequests();
    for (int i = 0; i < 3; i++) {
      clusters.requested(Mapper.SERVER + "/apis/demo.example.com/v1");
      clusters.requested(Mapper.SERVER + "/apis");
      clusters.requested(Mapper.SERVER + "/version");
      clusters.requested("https://10.0.0.2:6443/apis/demo.example.com/v1/xs");
      clusters.requested("no url");
      time.pass(INTERVAL);
    }

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void on_a_legacy_server_what_the_application_requests_is_in_use() {
    server.legacy();
    known();
    time.pass(INTERVAL.multipliedBy(2));
    clusters.requested(Mapper.SERVER + "/apis/demo.example.com/v1/xs/x");
    server.forgetRequests();

    time.pass(INTERVAL.plusSeconds(1));

    assertThat(server.requests()).containsExactly("GET /apis/demo.example.com/v1");
  }

  /** As after a refresh of the library's. */
  private void known() {
    clusters.readInBackground((cluster, groups) -> {}, half());
    clusters.cluster(ClusterId.of(Mapper.SERVER, ""), server).everythingAsync();
    time.passMillis(0);
  }

  private static Random half() {
    return new Random() {
      @Override
      public double nextDouble() {
        return 0.5;
      }
    };
  }
}
