package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are no path's: they are the program's, and nothing is asked or sent for them. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class PassedOnIT {

  @Parameter Servers.Kind kind;

  @TempDir private Path directory;

  private TestCluster cluster;

  @BeforeEach
  void serveWs() {
    cluster = kind.start();
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
  }

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#oldestAndNewest")
  void a_thousand_absent_objects_are_no_reason_to_ask_anything(String release) {
    run(
        release,
        Fork.withAgent(),
        program -> {
          program.ask("hold");
          assertThat(program.ask("list held")).isEqualTo("0 items");
          DiscoveryCount count = cluster.requests().countDiscovery();
          assertThat(program.ask("get-many 1000")).isEqualTo("1000 absent");
          assertThat(count.all()).isEmpty();
          return null;
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#newest")
  void a_webhook_that_denies_with_404_or_503_is_asked_once_and_heard(String release)
      throws Exception {
    assumeReal();
    try (Webhook webhook = cluster.webhook()) {
      List<String> stock = denied(release, List.of(), webhook);
      assertThat(stock.get(0)).matches("failed: .*((code|status) 404|denied the request).*");
      assertThat(stock.get(1)).matches("failed: .*((code|status) 503|denied the request).*");
      assertThat(denied(release, Fork.withAgent(), webhook)).isEqualTo(stock);
    }
  }

  private List<String> denied(String release, List<String> jvm, Webhook webhook) {
    return run(
        release,
        jvm,
        program -> {
          assertThat(program.ask("list new")).isEqualTo("0 items");
          int before = webhook.reviews();
          Supplier<List<String>> requests = cluster.requests().ofPrograms();
          List<String> answers = new ArrayList<>();
          for (int code : List.of(404, 503)) {
            webhook.denyWith(code);
            answers.add(program.ask("create new w"));
          }
          assertThat(webhook.reviews()).isEqualTo(before + 2);
          webhook.allow();
          // the mapping is still held: nobody asks for it
          assertThat(program.askEach("list new", "create new w", "list new", "delete new w"))
              .containsExactly("0 items", "created w", "1 items", "deleted 1");
          assertThat(requests.get())
              .containsExactly(
                  "CREATE " + objects("ws"),
                  "CREATE " + objects("ws"),
                  "LIST " + objects("ws"),
                  "CREATE " + objects("ws"),
                  "LIST " + objects("ws"),
                  "DELETE " + objects("ws") + "/w");
          return answers;
        });
  }

  /** The stale path's 404 lets a POST be sent once more; what is said to that is the end. */
  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#newest")
  void a_503_after_a_stale_path_is_the_end_of_it(String release) throws Exception {
    createdInVain(release, Fork.withAgent(), webhook -> webhook.denyWith(503));
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#oldestAndNewest")
  void a_time_out_after_a_stale_path_is_the_end_of_it(String release) throws Exception {
    // time enough for a busy machine to come to the second
    createdInVain(release, Fork.with(Fork.withAgent(), "-Dtimeout=3000"), Webhook::hold);
  }

  private void createdInVain(String release, List<String> withAgent, Consumer<Webhook> answer)
      throws Exception {
    assumeReal();
    try (Webhook webhook = cluster.webhook()) {
      assertThat(sent(release, List.of(), webhook, answer, "ws", "wus"))
          .containsExactly(objects("ws"));
      webhook.allow();
      assertThat(sent(release, withAgent, webhook, answer, "wus", "ws"))
          .containsExactly(objects("wus"), objects("ws"));
    }
  }

  /** Where a POST went that fails, of which all but the first reached the webhook. */
  private List<String> sent(
      String release,
      List<String> jvm,
      Webhook webhook,
      Consumer<Webhook> answer,
      String stale,
      String plural) {
    return run(
        release,
        jvm,
        program -> {
          program.ask("list new");
          cluster.recreate(stale, plural, "W", "Namespaced", "v1");
          // the first of a new kind takes an API server more than a second
          assertThat(cluster.objects("v1", "W", plural).mayBeCreated()).isTrue();
          Supplier<List<String>> requests = cluster.requests().ofPrograms();
          int before = webhook.reviews();
          answer.accept(webhook);
          assertThat(program.ask("create new w")).startsWith("failed: ");
          int reviews = webhook.reviews() - before;
          webhook.denyWith(404);
          // what nobody waits for any more is in the log when it ends
          await("the last").until(() -> posts(requests).size() > reviews);
          assertThat(posts(requests)).hasSize(reviews + 1);
          assertThat(cluster.raw("v1/" + plural)).contains("\"items\":[]");
          return posts(requests);
        });
  }

  private static List<String> posts(Supplier<List<String>> requests) {
    return requests.get().stream()
        .filter(request -> request.startsWith("CREATE "))
        .map(request -> request.substring("CREATE ".length()))
        .collect(Collectors.toList());
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#oldestAndNewest")
  void a_proxy_that_says_404_in_its_own_words_says_nothing_of_a_path(String release) {
    assumeReal();
    try (Balancer proxy = Balancer.over(cluster.kubeconfig())) {
      proxy.sayNotFoundInHtml();
      String stock = createdThrough(proxy, release, List.of(), "ws", "wus");
      assertThat(stock).startsWith("failed: ");
      String agent = createdThrough(proxy, release, Fork.withAgent(), "wus", "ws");
      assertThat(agent.replace("/wus", "/ws")).isEqualTo(stock);
      assertThat(proxy.writes()).containsExactly("POST " + objects("ws"), "POST " + objects("wus"));
    }
  }

  private String createdThrough(
      Balancer proxy, String release, List<String> jvm, String stale, String plural) {
    String answer =
        run(
            release,
            jvm,
            proxy.kubeconfig(directory),
            program -> {
              program.ask("list new");
              cluster.recreate(stale, plural, "W", "Namespaced", "v1");
              return program.ask("create new w");
            });
    assertThat(cluster.raw("v1/" + plural)).contains("\"items\":[]");
    return answer;
  }

  private void assumeReal() {
    assumeThat(kind).isEqualTo(Servers.Kind.REAL);
  }

  private String objects(String plural) {
    return "/apis/" + cluster.group() + "/v1/namespaces/default/" + plural;
  }

  private <T> T run(String release, List<String> jvm, Function<Fork, T> steps) {
    return run(release, jvm, cluster.kubeconfig(), steps);
  }

  private <T> T run(String release, List<String> jvm, Path kubeconfig, Function<Fork, T> steps) {
    return Sessions.ofW(release, jvm, kubeconfig, cluster.group(), steps);
  }
}
