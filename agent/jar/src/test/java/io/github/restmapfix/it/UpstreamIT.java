package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of {@code docs/upstream}, each of which shows one defect of a library. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class UpstreamIT {

  private static final Path PROGRAMS = Path.of("../../docs/upstream").toAbsolutePath();

  @Parameter Servers.Kind kind;

  @ParameterizedTest
  @CsvSource({
    "fabric8-8.0.0, RecreatedCrd",
    "fabric8-8.0.0, LateCrd",
    "client-java-27.0.0, PreferredVersions",
    "client-java-27.0.0, RefreshAgain",
    "client-java-27.0.0, YamlCreate",
    "client-java-25.0.0, KubectlPlural",
    "josdk-5.3.2, CrdCondition",
    "micronaut-7.0.0, OtherGroup"
  })
  void what_is_reported_is_seen_without_the_agent_and_not_with_it(String release, String program) {
    try (TestCluster cluster = kind.start()) {
      assertThat(verdict(release, List.of(), program, cluster)).startsWith("REPRODUCED");
      assertThat(verdict(release, Fork.withAgent(), program, cluster)).startsWith("not reproduced");
    }
  }

  private static String verdict(
      String release, List<String> jvm, String program, TestCluster cluster) {
    String source = PROGRAMS.resolve(program + ".java").toString();
    try (Fork fork = Fork.of(release, jvm, source, cluster.kubeconfig())) {
      assertThat(fork.exitCode()).as("%s", fork.stderr()).isZero();
      cluster.untilDeletedOnesAreGone(); // the next run makes them again
      return String.join("\n", fork.stdout())
          .replaceAll("(?s).*?((REPRODUCED|not reproduced).*)", "$1");
    }
  }
}
