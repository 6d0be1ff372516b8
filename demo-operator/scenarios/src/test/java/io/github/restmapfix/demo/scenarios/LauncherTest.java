package io.github.restmapfix.demo.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.demo.operator.ClientLibrary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherTest {

  private final Launcher launcher =
      new Launcher(
          Path.of("operator.jar"),
          Path.of("agent.jar"),
          Path.of("kubeconfig"),
          "default",
          Path.of("logs"));

  @Test
  void the_agent_is_the_only_difference_between_the_two_variants() {
    List<String> agent = launcher.command(cell(new NewGroup(), Variant.AGENT), "run=1", "demo");
    assertThat(agent.remove("-javaagent:agent.jar")).isTrue();

    assertThat(agent)
        .isEqualTo(launcher.command(cell(new NewGroup(), Variant.STOCK), "run=1", "demo"));
  }

  @Test
  void what_a_scenario_sets_is_set_for_the_agent() {
    FrozenDecision frozen = new FrozenDecision();

    assertThat(launcher.command(cell(frozen, Variant.AGENT), "run=1", "demo"))
        .contains("-javaagent:agent.jar=" + frozen.agentSettings());
  }

  private static Cell cell(Scenario scenario, Variant variant) {
    return Runs.cell(scenario, ClientLibrary.FABRIC8, variant);
  }
}
