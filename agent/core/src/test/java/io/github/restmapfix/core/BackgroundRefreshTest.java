package io.github.restmapfix.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.install.Installation;
import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SampleLibrary;
import io.github.restmapfix.core.sample.SamplePatch;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Everything;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import io.github.restmapfix.restmapper.Settings;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Libraries and users are told, in this JVM, by a library that is patched in it. */
class BackgroundRefreshTest {

  private static final Instrumentation JVM = ByteBuddyAgent.install();
  private static final String LISTED =
      "{\"name\":\"demo.example.com\",\"versions\":[{\"groupVersion\":\"demo.example.com/v1\","
          + "\"version\":\"v1\"}]}";

  private static final String TOLD = "[core[v1], demo.example.com[v1]]";

  private final Stderr stderr = new Stderr();
  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Cluster cluster =
      clusters.cluster(ClusterId.of("https://a.example.com", ""), BackgroundRefreshTest::answer);
  private final List<Everything.Group> groups = cluster.everything().orElseThrow().groups();
  private Installation installation;
  private BackgroundRefresh refresh;

  @BeforeEach
  void a_patched_library() throws Exception {
    Config config = new Config(Map.of(), new Properties(), Map.of());
    Report report = stderr.report(new AtomicLong());
    installation =
        new Installation(
            List.of(
                new SampleLibrary(SamplePatch.ofPlural("plural", "PluralAdvice", "ToldGateway"))),
            () -> clusters,
            report,
            config,
            new Decisions(config.frozen()));
    installation.install(JVM);
    new LibraryLoader("told").names();
    refresh = new BackgroundRefresh(installation, report, null);
  }

  @AfterEach
  void leaveNothing() {
    installation.uninstall(JVM);
    clusters.close();
    System.clearProperty("sample.told");
    System.clearProperty(Status.PROPERTY);
  }

  @Test
  void a_change_is_given_to_the_libraries_said_and_counted() {
    refresh.found(cluster, groups);

    assertThat(System.getProperty("sample.told")).isEqualTo(TOLD);
    assertThat(stderr.linesWith("refresh: "))
        .singleElement()
        .asString()
        .endsWith("serves other resources than before in core[v1], demo.example.com[v1]");
    assertThat(System.getProperty(Status.PROPERTY)).contains(";changed-groups=2;");
  }

  @Test
  void what_is_read_for_the_first_time_is_given_to_the_libraries_and_is_no_change() {
    refresh.first(cluster, groups);

    assertThat(System.getProperty("sample.told")).isEqualTo(TOLD);
    assertThat(stderr.linesWith("refresh: ")).isEmpty();
    assertThat(System.getProperty(Status.PROPERTY)).doesNotContain("changed-groups");
  }

  private static CompletableFuture<Response> answer(Request request) {
    switch (request.path()) {
      case "/api":
        return ok("{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
      case "/apis":
        return ok("{\"kind\":\"APIGroupList\",\"groups\":[" + LISTED + "]}");
      default:
        String gv = request.path().replaceFirst("^/apis?/", "");
        return ok(
            "{\"kind\":\"APIResourceList\",\"groupVersion\":\""
                + gv
                + "\",\"resources\":[{\"name\":\"ws\",\"kind\":\"W\",\"namespaced\":true}]}");
    }
  }

  private static CompletableFuture<Response> ok(String json) {
    return CompletableFuture.completedFuture(
        Response.of(200, "application/json", null, null, json.getBytes(UTF_8)));
  }
}
