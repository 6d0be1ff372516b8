package io.github.restmapfix.demo.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo's command, with the operator's and the agent's jar as they are shipped. */
class DemoIT {

  private static final String CLUSTER = "RESTMAP_FIX_TEST_KUBECONFIG";

  @TempDir Path output;

  @Test
  void an_operator_that_fails_until_restart_works_with_the_agent_at_its_first_attempt()
      throws Exception {
    assertThat(demo("--discovery", "AGGREGATED")).isZero();

    assertThat(rows())
        .satisfiesExactly(
            stock -> assertThat(stock).contains("<td>stock</td><td>fails until restart</td>"),
            agent -> assertThat(agent).contains("<td>agent</td><td>works</td>"));
  }

  @Test
  @EnabledIfEnvironmentVariable(named = CLUSTER, matches = ".+")
  void on_a_real_cluster_as_well() {
    assertThat(demo("--kubeconfig", System.getenv(CLUSTER))).isZero();
  }

  @Test
  void without_an_agent_to_run_with_it_says_so_before_it_starts_anything() {
    assertThat(demo("--agent", output.resolve("none.jar").toString())).isNotZero();

    assertThat(output).isEmptyDirectory();
  }

  private int demo(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--only", "a", "--client", "client-java"));
    arguments.addAll(List.of("--operator", System.getProperty("operator.jar")));
    arguments.addAll(List.of("--agent", System.getProperty("agent.jar")));
    arguments.addAll(List.of("--output", output.toString()));
    arguments.addAll(List.of(more));
    return new CommandLine(new Demo())
        .setOverwrittenOptionsAllowed(true)
        .execute(arguments.toArray(String[]::new));
  }

  private List<String> rows() throws Exception {
    return Files.readAllLines(output.resolve("report.html")).stream()
        .filter(
            line ->
                line.startsWith("<tr class=\"works\"") || line.startsWith("<tr class=\"fails\""))
        .map(line -> line.replaceAll("<td data-heading=\"[a-z ]*\">", "<td>"))
        .toList();
  }
}
