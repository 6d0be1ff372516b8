package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.it.BrokenServer.Way;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One program at one server that is broken in one way after the other: the library gives the answer
 * that it gives without the agent, and not much later. See docs/faults.md.
 */
@Tag("alone")
class FaultsIT {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration LATER =
      Duration.ofMillis(500) // the wait
          .plus(REQUEST_TIMEOUT)
          .plusSeconds(2); // that a loaded machine may add

  @TempDir Path temporary;

  /** Without STALLING: the library itself waits there for ever. */
  @Test
  void fabric8_is_as_without_the_agent() {
    Map<Way, Outcome> stock = fabric8(List.of());
    Map<Way, Outcome> agent = fabric8(Fork.withAgent());

    assertSame(agent, stock);
    // ours in place of the library's own, which it repeats five times while the first miss waits
    assertThat(agent.get(Way.NOT_FOUND).ours).isEqualTo(6);
    assertThat(agent.get(Way.NOT_FOUND).requests).isEqualTo(6);
  }

  private Map<Way, Outcome> fabric8(List<String> jvm) {
    List<String> options = new ArrayList<>(jvm);
    options.add("-Dretries=0");
    options.add("-Drequest.timeout=" + REQUEST_TIMEOUT.toMillis());
    return outcomes(
        "fabric8-8.0.0",
        options,
        Fabric8Program.class,
        EnumSet.complementOf(EnumSet.of(Way.UNREACHABLE, Way.STALLING)),
        program -> {},
        (program, group) -> program.ask("resolve " + group + "/v1 X"));
  }

  @Test
  void client_java_is_as_without_the_agent() {
    assertSame(clientJava(Fork.withAgent()), clientJava(List.of()));
  }

  private Map<Way, Outcome> clientJava(List<String> jvm) {
    return outcomes(
        "client-java-27.0.0",
        jvm,
        ClientJavaProgram.class,
        EnumSet.complementOf(EnumSet.of(Way.UNREACHABLE)),
        program -> program.ask("call-timeout " + REQUEST_TIMEOUT.toMillis()),
        (program, group) ->
            program.ask("refresh 0 " + group) + ", " + program.ask("find " + group + "/v1 X"));
  }

  private interface Start {
    void of(Fork program);
  }

  private interface Step {
    String ask(Fork program, String group);
  }

  private record Outcome(String answer, Duration took, int requests, int ours, int unknown) {}

  private Map<Way, Outcome> outcomes(
      String release, List<String> jvm, Class<?> program, Set<Way> ways, Start start, Step step) {
    try (BrokenServer server = BrokenServer.start(Way.NOT_FOUND)) {
      Function<Fork, Map<Way, Outcome>> steps =
          fork -> {
            start.of(fork);
            step.ask(fork, "warmed.up");
            Map<Way, Outcome> outcomes = new EnumMap<>(Way.class);
            for (Way way : ways) {
              outcomes.put(way, outcome(fork, step, server, way));
            }
            return outcomes;
          };
      return jvm.stream().anyMatch(option -> option.startsWith("-javaagent"))
          ? Sessions.run(release, jvm, program, steps, server.kubeconfig(temporary))
          : stock(release, jvm, program, steps, server.kubeconfig(temporary));
    }
  }

  private static <T> T stock(
      String release, List<String> jvm, Class<?> program, Function<Fork, T> steps, Path config) {
    try (Fork fork = Fork.of(release, jvm, program, config).ready()) {
      return steps.apply(fork);
    }
  }

  private static Outcome outcome(Fork program, Step step, BrokenServer server, Way way) {
    String group = way.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".example.com";
    int unknown = unknown(program);
    server.becomes(way);
    server.requests();
    server.ours();
    long start = System.nanoTime();
    String answer = step.ask(program, group);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Outcome(
        server.withoutPort(answer),
        took,
        server.requests(),
        server.ours(),
        unknown(program) - unknown);
  }

  /** As the status has it. */
  private static int unknown(Fork program) {
    Matcher unknown = Pattern.compile(";unknown=(\\d+);").matcher(program.ask("status"));
    return unknown.find() ? Integer.parseInt(unknown.group(1)) : 0;
  }

  private static void assertSame(Map<Way, Outcome> agent, Map<Way, Outcome> stock) {
    SoftAssertions softly = new SoftAssertions();
    for (Way way : agent.keySet()) {
      Outcome with = agent.get(way);
      Outcome without = stock.get(way);
      softly.assertThat(with.answer).as("%s", way).isEqualTo(without.answer);
      softly.assertThat(with.took).as("%s", way).isLessThan(without.took.plus(LATER));
      softly.assertThat(without.ours).isZero();
      int unknown = way == Way.NOT_FOUND || way == Way.SLOW ? 0 : 1;
      softly.assertThat(with.unknown).as("%s", way).isEqualTo(unknown);
    }
    softly.assertAll();
  }
}
