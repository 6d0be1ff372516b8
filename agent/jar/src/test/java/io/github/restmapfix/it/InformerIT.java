package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.ClientJavaInformers;
import io.github.restmapfix.programs.Fabric8Informers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What informers tell of a kind that goes and comes back with another plural, twice, of a healthy
 * kind of its group version, and of the definitions: a program without the agent, and one with it,
 * of the same objects at the same time.
 */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class InformerIT {

  private static final String CRDS = "CustomResourceDefinition";
  private static final String NO_SUCH_KIND =
      "failed: .*(Could not find the metadata|no such kind).*";

  private static final List<String> STOCK = List.of();
  private static final List<String> AGENT = Fork.withAgent();

  @Parameter Servers.Kind kind;

  private TestCluster cluster;

  @BeforeEach
  void start() {
    cluster = kind.start();
    cluster.serveAndList("xs", "X", "Namespaced", "v1");
    cluster.serveAndList("ws", "W", "Namespaced", "v1");
  }

  @AfterEach
  void leaveNothing() {
    cluster.close();
  }

  @ParameterizedTest
  @MethodSource("io.github.restmapfix.it.Releases#ofBoth")
  void an_informer_tells_once_each_of_what_happens_under_each_plural(String release) {
    try (Fork stock = start(release, STOCK);
        Fork healed = start(release, AGENT)) {
      List<Fork> both = List.of(stock.ready(), healed.ready());
      both.forEach(program -> program.askEach("inform W", "inform X", "inform " + CRDS));

      live("ws", both);
      cluster.recreate("ws", "wus", "W", "Namespaced", "v1");
      next("deleted a 2", List.of(healed));
      live("wus", List.of(healed));
      cluster.withdraw("wus");
      next("deleted a 2", List.of(healed));
      // long enough for the agent to give the kind up: what the informer asks for is held nowhere
      await("the kind is given up").until(() -> healed.ask("list W").matches(NO_SUCH_KIND));
      cluster.serveAndList("wes", "W", "Namespaced", "v1");
      live("wes", List.of(healed));
      cluster.withdraw("wes");
      next("deleted a 2", List.of(healed));

      assertThat(healed.ask("rest W")).isEqualTo("[]");
      // the objects of the first plural went with it, which nobody needed another request for
      assertThat(stock.askEach("rest W", "store W")).containsExactly("[deleted a 2]", "[]");
      assertThat(all(healed, "X", "deleted x-wes"))
          .hasSize(9)
          .containsExactlyInAnyOrderElementsOf(all(stock, "X", "deleted x-wes"));
      assertThat(all(healed, CRDS, "deleted wes." + cluster.group()))
          .contains("deleted ws." + cluster.group(), "deleted wus." + cluster.group())
          .containsExactlyInAnyOrderElementsOf(all(stock, CRDS, "deleted wes." + cluster.group()));
      Sessions.noFailureOfOurs(healed, AGENT);
    }
  }

  /**
   * Two objects come, one of them changes, and the other goes; each step waits for its event, since
   * an informer may tell of different objects in another order. Then one of the healthy kind comes,
   * changes, and goes.
   */
  private void live(String plural, List<Fork> programs) {
    CustomObjects ws = cluster.objects("v1", "W", plural);
    ws.create("a");
    next("added a 1", programs);
    ws.create("b");
    next("added b 1", programs);
    ws.change("a");
    next("updated a 2", programs);
    ws.delete("b");
    next("deleted b 1", programs);
    programs.forEach(program -> assertThat(program.ask("store W")).isEqualTo("[a 2]"));
    CustomObjects xs = cluster.objects("v1", "X", "xs");
    xs.create("x-" + plural);
    xs.change("x-" + plural);
    xs.delete("x-" + plural);
  }

  /** This event of the kind, and none before it. */
  private static void next(String event, List<Fork> programs) {
    for (Fork program : programs) {
      assertThat(program.ask("until W " + event).replaceAll(" @\\d+", ""))
          .isEqualTo("[" + event + "]");
    }
  }

  /** All until this one comes, of definitions those of this test, with versions of the objects. */
  private List<String> all(Fork program, String kind, String last) {
    List<String> all =
        new ArrayList<>(
            List.of(
                program.ask("until " + kind + " " + last).replaceAll("[\\[\\]]", "").split(", ")));
    all.removeIf(event -> kind.equals(CRDS) && !event.contains("." + cluster.group()));
    return all;
  }

  private Fork start(String release, List<String> jvm) {
    Class<?> program =
        release.startsWith("fabric8") ? Fabric8Informers.class : ClientJavaInformers.class;
    return Fork.of(release, jvm, program, cluster.kubeconfig(), cluster.group() + "/v1");
  }
}
