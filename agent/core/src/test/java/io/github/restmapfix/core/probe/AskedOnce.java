package io.github.restmapfix.core.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.restmapfix.core.Report;
import io.github.restmapfix.core.Stderr;
import io.github.restmapfix.restmapper.Changes;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Everything;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import io.github.restmapfix.restmapper.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A program that asked once, its agent, its cluster of one kind or none, and a clock. */
final class AskedOnce implements AutoCloseable {

  private static final GroupVersionKind W =
      GroupVersionKind.of("demo.example.com", "v1", "W").orElseThrow();
  static final String SITE = "com.example.Platform.check(Platform.java:42)";
  static final Question QUESTION = Question.ofKind("supports(demo.example.com/v1, W)", W);

  /** An interval, with half of all chances: the read comes in its middle. */
  private static final Duration ROUND = Settings.defaults().refresh();

  final VirtualTime time = new VirtualTime();
  final Stderr stderr = new Stderr();
  private final Report report = stderr.report(new AtomicLong());
  final Clusters clusters = Clusters.create(Settings.defaults(), time);
  final List<Long> exits = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  Duration uptime = Duration.ofHours(1);
  boolean served;
  boolean down;
  boolean busy;
  Runnable beforeAnswer = () -> {};
  Decisions decisions;
  FrozenDecisions frozen;
  Cluster cluster;

  void agent(String mode, String... more) {
    Map<String, String> values = new HashMap<>(Map.of("frozen", mode));
    if (more.length > 0) {
      values.put(more[0], more[1]);
    }
    FrozenSettings settings = new FrozenSettings(values, true, false, new ArrayList<>());
    decisions = new Decisions(settings);
    Random half =
        new Random() {
          @Override
          public int nextInt(int bound) {
            return bound / 2;
          }

          @Override
          public double nextDouble() {
            return 0.5;
          }
        };
    Restart restart =
        settings.exits()
            ? new Restart(
                time, settings, () -> uptime, half, report::warn, () -> exits.add(time.nanos()))
            : null;
    frozen = new FrozenDecisions(decisions, report, time, restart);
    clusters.readInBackground(
        new Changes() {
          @Override
          public void found(Cluster cluster, List<Everything.Group> groups) {}

          @Override
          public void read(Cluster cluster, long began) {
            frozen.read(cluster, began);
          }
        },
        half);
    cluster = clusters.cluster(ClusterId.of("https://a.example.com", ""), this::answered);
  }

  void told(Set<String> answer) {
    decisions.told(cluster, SITE, QUESTION, answer, time.nanos());
    time.pass(Duration.ofMillis(1));
  }

  void rounds(int rounds) {
    time.pass(ROUND.multipliedBy(rounds));
  }

  void untilAnnounced() {
    for (int second = 0; stderr.linesWith("this process ends in").isEmpty(); second++) {
      if (second > 3_600) {
        throw new IllegalStateException("not within an hour: " + stderr.lines());
      }
      time.pass(Duration.ofSeconds(1));
    }
  }

  static String status() {
    return System.getProperty("restmap.fix.status", "");
  }

  /** A legacy server of one kind, or of none. */
  private CompletableFuture<Response> answered(Request request) {
    requests.add(request.path());
    if (down) {
      return CompletableFuture.failedFuture(new IllegalStateException("connection refused"));
    }
    if (busy) {
      return CompletableFuture.completedFuture(
          Response.of(429, "application/json", null, "60", new byte[0]));
    }
    beforeAnswer.run();
    String version = "{\"groupVersion\":\"demo.example.com/v1\",\"version\":\"v1\"}";
    String group =
        "{\"name\":\"demo.example.com\",\"versions\":["
            + version
            + "],\"preferredVersion\":"
            + version
            + "}";
    switch (request.path()) {
      case "/api":
        return ok("{\"kind\":\"APIVersions\",\"versions\":[]}");
      case "/apis":
        return ok("{\"kind\":\"APIGroupList\",\"groups\":[" + (served ? group : "") + "]}");
      case "/apis/demo.example.com/v1":
        return served
            ? ok(
                "{\"kind\":\"APIResourceList\",\"groupVersion\":\"demo.example.com/v1\","
                    + "\"resources\":[{\"name\":\"ws\",\"singularName\":\"w\",\"kind\":\"W\","
                    + "\"namespaced\":true,\"verbs\":[\"get\"]}]}")
            : reply(404, "404 page not found\n");
      default:
        return served && request.path().equals("/apis/demo.example.com")
            ? ok(group.replaceFirst("\\{", "{\"kind\":\"APIGroup\","))
            : reply(404, "404 page not found\n");
    }
  }

  private static CompletableFuture<Response> ok(String json) {
    return reply(200, json);
  }

  private static CompletableFuture<Response> reply(int status, String body) {
    return CompletableFuture.completedFuture(
        Response.of(status, "application/json", null, null, body.getBytes(UTF_8)));
  }

  @Override
  public void close() {
    clusters.close();
    System.clearProperty("restmap.fix.status");
  }
}
