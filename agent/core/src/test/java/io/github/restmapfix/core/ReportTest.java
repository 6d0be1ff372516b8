package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.sample.SamplePatch;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.Caller;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.Response;
import io.github.restmapfix.restmapper.RestMapping;
import io.github.restmapfix.restmapper.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final GroupVersionKind W =
      GroupVersionKind.of("demo.example.com", "v2", "W").orElseThrow();
  private static final GroupVersionKind V =
      GroupVersionKind.of("demo.example.com", "v2", "V").orElseThrow();

  private final Stderr stderr = new Stderr();
  private final AtomicLong clock = new AtomicLong(TimeUnit.DAYS.toNanos(-1));
  private final AtomicLong failures = new AtomicLong();
  private final Report report = report(LogLevel.HEAL);

  @AfterEach
  void forget() {
    System.clearProperty("restmap.fix.status");
  }

  @Test
  void what_was_healed_is_said_with_path_scope_and_time() {
    report.answered("client-java.find", W, found(W, true));

    assertThat(stderr.lines())
        .singleElement()
        .asString()
        .matches(
            "\\[restmap-fix] client-java.find: found demo.example.com/v2 W as ws, namespaced, after"
                + " \\d+ ms");
  }

  @Test
  void a_cluster_scoped_kind_is_said_to_be_one() {
    report.answered("client-java.find", W, found(W, false));

    assertThat(stderr.lines()).singleElement().asString().contains("as ws, cluster-scoped, after");
  }

  @Test
  void a_miss_is_said_with_the_reason_and_passed_on() {
    report.answered("fabric8.handlers", W, absent(W));

    assertThat(stderr.lines())
        .singleElement()
        .asString()
        .startsWith("[restmap-fix] fabric8.handlers: ")
        .contains(absent(W).why())
        .endsWith("; passed on as it is");
  }

  @Test
  void what_would_have_been_healed_is_said_and_counted_and_no_heal() {
    report.observed("client-java.find", W, found(W, true));
    report.observed("client-java.find", W, found(W, true));
    report.observed("client-java.find", V, absent(V));

    assertThat(stderr.lines())
        .containsExactly(
            "[restmap-fix] client-java.find: would heal demo.example.com/v2 W, served as ws,"
                + " namespaced; left as it is",
            "[restmap-fix] client-java.find: " + absent(V).why() + "; passed on as it is");
    assertThat(status()).endsWith(";healed=0;missed=1;would-heal=2;failures=0");
  }

  @Test
  void what_was_evicted_is_said_with_what_is_there_now_and_counted() {
    report.evicted("p", mapping(W, "ws", true), Optional.of(mapping(W, "wus", false)));
    report.evicted("p", mapping(V, "vs", true), Optional.empty());

    assertThat(stderr.lines())
        .containsExactly(
            "[restmap-fix] p: evicted demo.example.com/v2 W as ws, namespaced; it is wus,"
                + " cluster-scoped now",
            "[restmap-fix] p: evicted demo.example.com/v2 V as vs, namespaced; it is gone");
    assertThat(status()).endsWith(";healed=0;missed=0;evicted=2;failures=0");
  }

  @Test
  void what_would_have_been_evicted_is_said_and_not_counted_as_such() {
    report.observedStale("p", mapping(W, "ws", true), Optional.of(mapping(W, "wus", true)));

    assertThat(stderr.lines())
        .containsExactly(
            "[restmap-fix] p: would heal demo.example.com/v2 W as ws, namespaced; it is wus,"
                + " namespaced now; left as it is");
    assertThat(status()).endsWith(";healed=0;missed=0;would-heal=1;failures=0");
  }

  @Test
  void one_line_a_kind_and_minute() {
    report.answered("p", W, absent(W));
    clock.addAndGet(TimeUnit.MINUTES.toNanos(1) - 1);
    report.answered("p", W, absent(W));
    assertThat(stderr.lines()).hasSize(1);

    clock.addAndGet(1);
    report.answered("p", W, absent(W));
    assertThat(stderr.lines()).hasSize(2);
  }

  @Test
  void another_kind_and_another_patch_have_lines_of_their_own() {
    report.answered("p", W, absent(W));
    report.answered("p", V, absent(V));
    report.answered("q", W, absent(W));

    assertThat(stderr.lines()).hasSize(3);
  }

  @Test
  void what_was_not_said_is_counted_all_the_same() {
    Report summaries = report(LogLevel.SUMMARY);
    summaries.answered("p", W, found(W, true));
    summaries.answered("p", W, found(W, true));
    summaries.answered("p", W, absent(W));
    failures.set(4);
    summaries.publish();

    assertThat(stderr.lines()).isEmpty();
    assertThat(status())
        .isEqualTo("version=1.2.3;state=on;healed=2;missed=1;last-heal=p " + W + ";failures=4");
  }

  @Test
  void what_could_not_be_asked_is_counted_by_itself_and_the_missing_right_is_named() {
    report.answered("p", W, answer(W, 403, ""));
    report.answered("p", W, absent(W));

    assertThat(stderr.lines().get(0))
        .contains("HTTP 403 on /apis/demo.example.com/v2", "system:discovery");
    assertThat(stderr.lines()).hasSize(2);
    assertThat(status()).endsWith(";healed=0;missed=2;unknown=1;failures=0");
  }

  @Test
  void the_summary_of_a_library_copy_is_a_line_and_part_of_the_status() {
    report.verdicts("sample in app@1", "sample in app@1: patched plural; left alone scope (why)");

    assertThat(stderr.lines())
        .containsExactly(
            "[restmap-fix] 1.2.3 sample in app@1: patched plural; left alone scope (why)");
    assertThat(status().split(";"))
        .containsExactly(
            "version=1.2.3",
            "state=on",
            "sample in app@1: patched plural, left alone scope (why)",
            "healed=0",
            "missed=0",
            "failures=0");
  }

  @Test
  void a_line_break_in_a_loaders_name_does_not_break_the_status() {
    report.verdicts("sample", "sample in a\nb: patched plural");

    assertThat(status()).hasLineCount(1);
  }

  @Test
  void off_means_no_summary_and_no_hint_but_the_status_is_there() {
    Report off = report(LogLevel.OFF);
    off.verdicts("sample in app@1", "sample in app@1: patched plural");
    off.once("key", "something that a user wants to know");

    assertThat(stderr.lines()).isEmpty();
    assertThat(status()).contains("patched plural");
  }

  @Test
  void a_failure_is_counted_each_time_and_said_once() {
    report.failed(SamplePatch.plural(), new IllegalStateException("x"));
    report.failed(SamplePatch.plural(), new IllegalStateException("x"));

    assertThat(stderr.lines())
        .containsExactly(
            "[restmap-fix] patch sample.plural failed: java.lang.IllegalStateException: x");
    assertThat(failures).hasValue(2);
    assertThat(status()).endsWith(";failures=2");
  }

  @Test
  void a_patch_that_switched_itself_off_is_said_with_the_reason_and_in_the_status() {
    report.switchedOff(SamplePatch.plural(), 3, new IllegalStateException("x"));

    assertThat(stderr.lines())
        .containsExactly(
            "[restmap-fix] patch sample.plural switched itself off after 3 failures:"
                + " java.lang.IllegalStateException: x; the library is as shipped");
    assertThat(status()).contains(";off=sample.plural;");
  }

  private static RestMapping mapping(GroupVersionKind gvk, String plural, boolean namespaced) {
    return RestMapping.of(gvk, ApiResource.of(gvk.kind(), plural, "", namespaced, List.of()));
  }

  private Report report(LogLevel level) {
    return new Report(stderr.log(), level, "1.2.3", clock::get, failures);
  }

  private static String status() {
    return System.getProperty("restmap.fix.status");
  }

  private static Answer found(GroupVersionKind gvk, boolean namespaced) {
    return answer(
        gvk,
        200,
        "{\"kind\":\"APIResourceList\",\"groupVersion\":\"demo.example.com/v2\",\"resources\":"
            + "[{\"name\":\"ws\",\"kind\":\"W\",\"namespaced\":"
            + namespaced
            + "}]}");
  }

  private static Answer absent(GroupVersionKind gvk) {
    return answer(gvk, 404, "404 page not found");
  }

  private static Answer answer(GroupVersionKind gvk, int status, String body) {
    Response response =
        Response.of(status, "application/json", null, null, body.getBytes(StandardCharsets.UTF_8));
    try (Clusters clusters = Clusters.create(Settings.defaults().withWait(Duration.ZERO))) {
      return clusters
          .cluster(
              ClusterId.of("https://a.example.com", ""),
              request -> CompletableFuture.completedFuture(response))
          .find(gvk, Caller.REMEMBERS);
    }
  }
}
