package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.apiserver.LoggedRequest;
import io.github.restmapfix.programs.ClientJavaProgram;
import io.github.restmapfix.programs.Fabric8Program;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link StormIT}, but each of the thousand lookups is of another kind, or of another group. */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#all")
class WideStormIT {

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @AfterEach
  void leaveNothing() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void a_thousand_absent_kinds_and_groups_of_fabric8_are_limited() {
    cluster = kind.start();
    run(
        "fabric8-8.0.0",
        Fabric8Program.class,
        fork -> {
          aThousandKindsOfOneVersion(fork);
          List<LoggedRequest> libraries = aThousandGroups(fork);
          if (cluster.isAggregated()) {
            assertThat(libraries).isEmpty();
          } else {
            // each look-up is one request, the library's where ours may not be sent
            assertThat(libraries).hasSizeBetween(500, 1_000);
          }
        });
  }

  @Test
  void a_thousand_absent_kinds_and_groups_of_client_java_are_limited() {
    cluster = kind.start();
    run(
        "client-java-27.0.0",
        ClientJavaProgram.class,
        fork -> {
          fork.ask("refresh 0 " + cluster.group());
          aThousandKindsOfOneVersion(fork);
          assertThat(aThousandGroups(fork)).as("client-java asks nobody").isEmpty();
        });
  }

  private void run(String release, Class<?> program, Consumer<Fork> steps) {
    cluster.serve("xs", "X", "Namespaced", "v1");
    Sessions.run(
        release,
        Fork.withAgent(),
        program,
        fork -> {
          steps.accept(fork);
          return null;
        },
        cluster.kubeconfig());
  }

  private void aThousandKindsOfOneVersion(Fork fork) {
    DiscoveryCount count = cluster.requests().countDiscovery();
    StormOutcome storm = StormOutcome.of(fork.ask("storm " + cluster.group() + "/v1 W#"));
    List<LoggedRequest> requests = count.all();

    assertThat(storm.lookups()).isEqualTo(1_000);
    assertThat(storm.found()).isZero();
    assertThat(requests)
        .hasSizeBetween(1, 10 + 2 * storm.seconds())
        .allMatch(DiscoveryCount::isOurs);
  }

  /** Gives the library's own requests. */
  private List<LoggedRequest> aThousandGroups(Fork fork) {
    DiscoveryCount count = cluster.requests().countDiscovery();
    StormOutcome storm = StormOutcome.of(fork.ask("storm g#." + cluster.group() + "/v1 W"));
    List<LoggedRequest> requests = count.all();

    assertThat(storm.lookups()).isEqualTo(1_000);
    assertThat(storm.found()).isZero();
    assertThat(
            requests.stream().filter(DiscoveryCount::isOurs).filter(r -> !DiscoveryCount.isRoot(r)))
        .as("of ours, for one group-version each")
        .hasSizeBetween(1, 20 + 5 * storm.seconds());
    assertThat(requests.stream().filter(DiscoveryCount::isRoot))
        .as("full reads, of two requests")
        .hasSizeLessThanOrEqualTo(2 * (1 + storm.seconds()));
    return requests.stream().filter(request -> !DiscoveryCount.isOurs(request)).toList();
  }
}
