package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.Fabric8Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred threads that look one absent kind up, at a server that takes 0.8 s for each answer. */
@Tag("alone")
class SlowStormIT {

  private static final int RAGE = 3_000;

  @TempDir Path temporary;

  @Test
  void fabric8_answers_its_threads_one_after_the_other_and_with_the_agent_all_at_once() {
    try (BrokenServer server = BrokenServer.start(BrokenServer.Way.NOT_FOUND)) {
      try (Fork stock = fork(server, List.of())) {
        assertThat(begunLookups(server, stock)).isLessThan(110);
        assertThat(server.requests()).isLessThan(10);
      }
      try (Fork agent = fork(server, Fork.withAgent())) {
        assertThat(begunLookups(server, agent)).isGreaterThanOrEqualTo(200);
        StormOutcome storm = StormOutcome.of(agent.ask("storm-ends"));
        assertThat(storm.longest()).isLessThan(500 + 1_000 + StormIT.SLACK);
        assertThat(server.ours()).isEqualTo(server.requests()).isLessThan(10);
        assertThat(agent.ask("status")).endsWith(";failures=0");
      }
    }
  }

  private Fork fork(BrokenServer server, List<String> jvm) {
    return Fork.of("fabric8-8.0.0", jvm, Fabric8Program.class, server.kubeconfig(temporary))
        .ready();
  }

  private static int begunLookups(BrokenServer server, Fork program) {
    server.becomes(BrokenServer.Way.NOT_FOUND);
    program.ask("resolve warmed.up/v1 X");
    server.becomes(BrokenServer.Way.SLOW);
    server.requests();
    server.ours();
    program.ask("storm-begins demo.example.com/v1 W");
    return Integer.parseInt(program.ask("storm-rages " + RAGE));
  }
}
