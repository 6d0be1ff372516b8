package io.github.restmapfix.demo.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherTest {

  @Test
  void the_agent_is_the_only_difference_between_the_two_variants() {
    Launcher launcher =
        new Launcher(
            Path.of("operator.jar"),
            Path.of("agent.jar"),
            Path.of("kubeconfig"),
            "default",
            Path.of("logs"));

    List<String> agent = new ArrayList<>(launcher.command(Variant.AGENT, "run=1", "demo"));
    assertThat(agent.remove("-javaagent:agent.jar")).isTrue();

    assertThat(agent).isEqualTo(launcher.command(Variant.STOCK, "run=1", "demo"));
  }
}
