package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.it.RudeServer.Manner;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests of ours, as the server sees them, through every HTTP client that the libraries have: one
 * program each, and each test in an API group of its own.
 */
@ParameterizedClass
@CsvSource({
  "client-java-25.0.0, okhttp", "client-java-27.0.0, okhttp",
  "fabric8-6.2.0, okhttp", "fabric8-6.6.2, okhttp",
  "fabric8-7.8.0-http-clients, vertx", "fabric8-7.8.0-http-clients, okhttp",
  "fabric8-7.8.0-http-clients, jdk", "fabric8-8.0.0-http-clients, vertx-5",
  "fabric8-8.0.0-http-clients, jdk"
})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnRequestsIT {

  @Parameter(0)
  String release;

  @Parameter(1)
  String http;

  private Path directory; // a @TempDir would come too late
  private RudeServer server;
  private Fork program;

  @BeforeParameterizedClassInvocation
  void begin() throws IOException {
    server = new RudeServer();
    directory = Files.createTempDirectory("rude");
    Path kubeconfig = server.kubeconfig(directory);
    List<String> options = new ArrayList<>(Fork.withAgent("wait=0"));
    options.addAll(List.of("-Xmx160m", "-Drequest.timeout=8000"));
    if (release.endsWith("-http-clients")) {
      options.add("-Dhttp=" + http);
    }
    Class<?> main = isFabric8() ? Fabric8Program.class : ClientJavaProgram.class;
    program = Fork.of(release, options, main, kubeconfig).ready();
    if (!isFabric8()) {
      program.ask("refresh 0 warmed.up"); // fails, and tells which cluster is meant
    }
    lookUp("warmed.up"); // leaves a connection behind
  }

  @AfterParameterizedClassInvocation
  void nothingOfOursFailed() throws IOException {
    String status = program.ask("status");
    program.close();
    server.close();
    Files.delete(directory.resolve("broken.kubeconfig"));
    Files.delete(directory);
    assertThat(status).endsWith(";failures=0");
  }

  private boolean isFabric8() {
    return release.startsWith("fabric8");
  }

  private void lookUp(String group) {
    String answer = program.ask((isFabric8() ? "resolve " : "find ") + group + "/v1 X");
    assertThat(answer).containsAnyOf("not found", "Could not find the metadata");
  }

  @Test
  void the_clients_own_user_agent_is_followed_by_ours() {
    server.from(Manner.ANSWERS);
    lookUp("agent.example.com");
    String own =
        isFabric8()
            ? release.replaceFirst("fabric8-([.\\d]+).*", "fabric8-kubernetes-client/$1")
            : "Kubernetes Java Client/[-.\\w]+";
    assertThat(server.userAgent()).matches(own + " restmap-fix/0.1.0");
  }

  /** By fabric8 itself ten times. */
  @Test
  void a_failing_server_is_asked_once() {
    for (Manner fails : List.of(Manner.FAILS, Manner.IS_UNAVAILABLE)) {
      server.from(fails);
      lookUp(fails.ordinal() + ".example.com");
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  /**
   * Where fabric8 lets nobody turn that off, OkHttp and the JDK's client try another connection.
   */
  @Test
  void a_connection_that_breaks_is_not_tried_again() {
    server.from(Manner.HANGS_UP);
    lookUp("broken.example.com");
    int most = isFabric8() && !http.startsWith("vertx") ? Integer.MAX_VALUE : 1;
    assertThat(server.requests()).isBetween(1, most);
  }

  @Test
  void who_says_nothing_or_stops_halfway_is_hung_up_on_after_five_seconds() throws Exception {
    server.from(Manner.SAYS_NOTHING);
    lookUp("silent.example.com");
    server.from(Manner.STOPS_HALFWAY);
    lookUp("halfway.example.com");
    assertThat(server.patience()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7));
    // one request at a time: the first was still under way
    Duration least = Duration.ofSeconds(http.equals("okhttp") && isFabric8() ? 0 : 4);
    assertThat(server.patience()).isBetween(least, Duration.ofSeconds(7));
  }

  @Test
  void a_shorter_limit_of_the_client_counts() throws Exception {
    String limit = isFabric8() ? "request-timeout " : "call-timeout ";
    program.ask(limit + 500);
    server.from(Manner.SAYS_NOTHING);
    lookUp("limit.example.com");
    assertThat(server.patience()).isLessThan(Duration.ofSeconds(3));
    program.ask(limit + 8_000);
  }

  @Test
  void an_answer_without_end_is_given_up_before_it_fills_the_memory() throws Exception {
    server.from(Manner.NEVER_ENDS);
    lookUp("endless.example.com");
    // What was on its way already comes on top. fabric8's OkHttp reads on for 100 ms, and throws
    // away, to be able to use the connection again: 62 and 125 MiB measured.
    long most = isFabric8() && http.equals("okhttp") ? 600L << 20 : 48L << 20;
    assertThat(server.appetite()).isBetween(32L << 20, most);
  }
}
