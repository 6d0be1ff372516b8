package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.time.Duration;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Patched, as shipped, patched again: after -javaagent and after attaching to a running program.
 */
class UnpatchIT {

  /** Else a JDK from 21 on prints four lines of its own at each attach. */
  private static final List<String> ATTACHABLE = List.of("-XX:+EnableDynamicAgentLoading");

  private final TestCluster cluster = TestCluster.embedded(DiscoveryFormat.AGGREGATED);
  private int kinds;

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void client_java_after_premain(String release) {
    try (Fork program = clientJava(release, Fork.withAgent())) {
      assertThat(findLateKind(program)).isEqualTo("found");
      attach(program, "op=status");
      assertThat(program.ask("threads-of restmap-fix")).isEqualTo("1");
      attach(program, "op=unpatch");
      assertThat(program.ask("threads-of restmap-fix")).isEqualTo("0");
      assertThat(program.ask("status")).isEqualTo("version=0.1.0;state=unpatched");
      assertThat(program.stderr())
          .anyMatch(line -> line.startsWith("[restmap-fix] version=0.1.0;state=on;client-java"));
      assertThat(findLateKind(program)).isEqualTo("not found");
      attach(program, "op=install");
      program.ask("create " + cluster.object("v1", "First", "f")); // shows which cluster is meant
      assertThat(findLateKind(program)).isEqualTo("found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void client_java_after_attach(String release) {
    try (Fork program = clientJava(release, ATTACHABLE)) {
      assertThat(findLateKind(program)).isEqualTo("not found");
      attach(program, "");
      assertThat(findLateKind(program)).isEqualTo("not found"); // no request of it was seen yet
      program.ask("create " + cluster.object("v1", "First", "f"));
      assertThat(findLateKind(program)).isEqualTo("found");
      attach(program, "op=unpatch");
      assertThat(findLateKind(program)).isEqualTo("not found");
      attach(program, "");
      program.ask("create " + cluster.object("v1", "First", "g"));
      assertThat(findLateKind(program)).isEqualTo("found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void fabric8_after_premain_and_after_attach(String release) {
    cluster.server().servingLag(Duration.ofMillis(250));
    try (Fork program =
        Fork.of(release, ATTACHABLE, Fabric8Program.class, cluster.kubeconfig()).ready()) {
      assertThat(resolveOwnKind(program)).contains("Could not find the metadata");
      attach(program, "");
      assertThat(resolveOwnKind(program)).isEqualTo("resolved, 0 items");
      attach(program, "op=unpatch");
      assertThat(resolveOwnKind(program)).contains("Could not find the metadata");
      attach(program, "op=install");
      assertThat(resolveOwnKind(program)).isEqualTo("resolved, 0 items");
    }
    try (Fork program =
        Fork.of(release, Fork.withAgent(), Fabric8Program.class, cluster.kubeconfig()).ready()) {
      assertThat(resolveOwnKind(program)).isEqualTo("resolved, 0 items");
      attach(program, "op=unpatch");
      assertThat(resolveOwnKind(program)).contains("Could not find the metadata");
      assertThat(program.stderr())
          .last()
          .isEqualTo("[restmap-fix] unpatched: the libraries are as shipped");
    }
  }

  /** Its old handle, informer and derived clients go on, and none of them reaches us. */
  @ParameterizedTest
  @ValueSource(strings = {"fabric8-7.8.0", "fabric8-8.0.0"})
  void nothing_of_ours_stays_in_a_live_client(String release) {
    cluster.serve("ws", "W", "Namespaced", "v1");
    try (Fork program = handles(release)) {
      program.ask("hold");
      program.ask("list held");
      cluster.recreate("ws", "wus", "W", "Namespaced", "v1");
      assertThat(program.ask("list held")).isEqualTo("0 items");
      program.ask("derive");
      assertThat(program.ask("foreign-interceptors")).isEqualTo("2");
      attach(program, "op=unpatch");
      assertThat(program.ask("foreign-interceptors")).isEqualTo("0");
      assertThat(program.ask("list held")).startsWith("failed: "); // of the old plural
      assertThat(program.ask("list new")).isEqualTo("0 items"); // what was found stays known
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-java-25.0.0", "client-java-27.0.0"})
  void nothing_of_ours_is_ever_in_a_live_client_of_client_java(String release) {
    cluster.serve("ws", "W", "Namespaced", "v1");
    try (Fork program = handles(release)) {
      program.ask("hold");
      cluster.recreate("ws", "wus", "W", "Namespaced", "v1");
      assertThat(program.ask("list held")).isEqualTo("0 items");
      assertThat(program.ask("foreign-interceptors")).isEqualTo("0");
      attach(program, "op=unpatch");
      assertThat(program.ask("list held")).contains("404"); // of the old plural
      assertThat(program.ask("list new")).isEqualTo("0 items"); // what was found stays known
    }
  }

  private Fork handles(String release) {
    return Fork.of(
            release,
            Fork.withAgent(),
            Sessions.handles(release),
            cluster.kubeconfig(),
            cluster.group() + "/v1",
            "W")
        .ready();
  }

  private Fork clientJava(String release, List<String> jvm) {
    cluster.serve("firsts", "First", "Namespaced", "v1");
    Fork program = Fork.of(release, jvm, ClientJavaProgram.class, cluster.kubeconfig()).ready();
    program.ask("refresh 0 " + cluster.group());
    return program;
  }

  /** Each time another kind, since one that was found stays known. */
  private String findLateKind(Fork program) {
    String kind = "Late" + ++kinds;
    cluster.serve(kind.toLowerCase() + "s", kind, "Namespaced", "v1");
    String answer = program.ask("find " + cluster.group() + "/v1 " + kind);
    return answer.equals("not found") ? answer : "found";
  }

  private String resolveOwnKind(Fork program) {
    String kind = "Own" + ++kinds;
    String plural = kind.toLowerCase() + "s";
    return program.ask(
        "crd-and-resolve "
            + cluster.group()
            + "/v1 "
            + kind
            + " "
            + cluster.crd(plural, kind, "Namespaced", "v1"));
  }

  private static void attach(Fork program, String arguments) {
    ByteBuddyAgent.attach(Fork.JAR.toFile(), String.valueOf(program.pid()), arguments);
  }
}
