package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads about a look-up in vain: what was probably meant, once a minute. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#all")
class NoMatchLineIT {

  private static final List<String> WRONG =
      List.of("v1 V", "v2 v", "v1 xs", "v3 X", "v1 X in nobody");

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @BeforeEach
  void serve() {
    cluster = kind.start();
    cluster.serve("xs", "X", "Namespaced", "v1");
    cluster.serve("vs", "V", "Namespaced", "v2");
  }

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @Test
  void client_java() {
    List<String> lines =
        Sessions.run(
            "client-java-27.0.0",
            Fork.withAgent("wait=0"),
            ClientJavaProgram.class,
            program -> {
              program.ask("refresh 0 " + cluster.group());
              askTwice(program, "find");
              return lines(program, "client-java.find");
            },
            cluster.kubeconfig());
    assertThat(lines)
        .containsExactly(
            "no kind V in GROUP/v1, which serves [X]; the group serves v2 [V]; V is served in v2",
            "no kind v in GROUP/v2, which serves [V]; the group serves v1 [X]; a kind is"
                + " case-sensitive: V",
            "no kind xs in GROUP/v1, which serves [X]; the group serves v2 [V]; xs is the resource"
                + " of kind X",
            lines.get(3), // the order of the versions is the server's, and not everybody's
            "no kind X in nobody.GROUP/v1 (404)");
    assertThat(lines.get(3))
        .startsWith("no kind X in GROUP/v3 (404); the group serves ")
        .contains("v1 [X]", "v2 [V]")
        .endsWith("; X is served in v1");
  }

  /** Nobody has read anything else before the first one. */
  @Test
  void fabric8() {
    List<String> lines =
        Sessions.run(
            "fabric8-8.0.0",
            Fork.withAgent("wait=0"),
            Fabric8Program.class,
            program -> {
              askTwice(program, "resolve");
              return lines(program, "fabric8.handlers");
            },
            cluster.kubeconfig());
    assertThat(lines)
        .hasSize(WRONG.size())
        .startsWith("no kind V in GROUP/v1, which serves [X]")
        .anyMatch(line -> line.endsWith("; a kind is case-sensitive: V"))
        .anyMatch(line -> line.endsWith("; xs is the resource of kind X"))
        .anyMatch(line -> line.endsWith("; X is served in v1"))
        .endsWith("no kind X in nobody.GROUP/v1 (404)");
  }

  private void askTwice(Fork program, String command) {
    Stream.concat(WRONG.stream(), WRONG.stream())
        .map(
            wrong ->
                wrong.endsWith(" in nobody")
                    ? "nobody." + cluster.group() + "/" + wrong.replace(" in nobody", "")
                    : cluster.group() + "/" + wrong)
        .forEach(gvk -> program.ask(command + " " + gvk));
  }

  private List<String> lines(Fork program, String patch) {
    program.says("no kind X in nobody." + cluster.group()); // the last one
    String begin = "[restmap-fix] " + patch + ": ";
    return program.stderr().stream()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()).replace(cluster.group(), "GROUP"))
        .map(line -> line.replace("; passed on as it is", ""))
        // a busy machine's first request may take a second, and then that is said as well
        .filter(line -> line.startsWith("no kind"))
        .collect(Collectors.toList());
  }
}
