package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.ClientJavaDecisions;
import io.github.restmapfix.programs.Fabric8Classes;
import io.github.restmapfix.programs.Fabric8Decisions;
import io.github.restmapfix.programs.Fabric8Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An operator that asked once what its cluster can do, and holds on to the answer. All programs run
 * side by side, since each waits for the rounds of its agent, 8 to 12 s apart.
 */
@ParameterizedClass
@MethodSource("io.github.restmapfix.it.Servers#one")
class FrozenDecisionIT {

  @Parameter Servers.Kind kind;

  private final Map<Fork, String> programs = new LinkedHashMap<>();
  private TestCluster cluster;

  @AfterEach
  void leaveNothing() {
    programs.keySet().forEach(Fork::close);
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void what_comes_and_what_goes_after_it_was_asked_for_is_said_once_and_without_the_agent_never()
      throws Exception {
    cluster = kind.start();
    cluster.serve("goings", "Going", "Namespaced", "v1");
    cluster.serve("stays", "Stay", "Namespaced", "v1");
    List<String> watching = Fork.withAgent("refresh=10s");
    List<Fork> fabric8 = new ArrayList<>();
    for (String release : Releases.ofFabric8WithNames()) {
      fabric8.add(asks(start(release, watching, Fabric8Decisions.class)));
    }
    List<Fork> clientJava =
        List.of(
            start("client-java-17.0.2", watching, ClientJavaDecisions.class),
            start("client-java-27.0.0", watching, ClientJavaDecisions.class));
    List<Fork> stock =
        List.of(
            asks(start("fabric8-8.0.0", List.of(), Fabric8Decisions.class)),
            start("client-java-27.0.0", List.of(), ClientJavaDecisions.class));
    for (Fork program : clientJava) {
      assertThat(program.ask("everything")).isEqualTo("true");
    }
    Fork own = start("fabric8-8.0.0", watching, Fabric8Program.class);
    String group = cluster.group();
    cluster.inGroup("own." + group);
    hears(own);

    cluster.withdraw("owns");
    cluster.inGroup(group);
    cluster.serve("comings", "Coming", "Namespaced", "v1", "v2");
    cluster.withdraw("goings");

    for (Fork program : fabric8) {
      says(program, "Fabric8Decisions$Platform.serves(", "getApiGroup(GROUP)", "v1", "v1, v2");
      String kinds = "getApiResources(GROUP/v1)";
      says(program, "Fabric8Decisions$Platform.<init>(", kinds, "Going, Stay", "Coming, Stay");
      String installed = "Fabric8Decisions$Monitors.installed(";
      says(program, installed, "supports(GROUP/v1, Going)", "yes", "no");
      says(program, installed, "supports(GROUP/v1, Coming)", "no", "yes");
      assertThat(program.ask("has-going")).as("what it holds on to").isEqualTo("true");
      saysNoMore(program, 4);
    }
    for (Fork program : clientJava) {
      String v1 = "resourceDiscovery(/apis/GROUP/v1)";
      says(program, "ClientJavaDecisions.main(", v1, "Going, Stay", "Coming, Stay");
      says(program, "ClientJavaDecisions.serves(", v1, "Going, Stay", "Coming, Stay");
      says(
          program,
          "ClientJavaDecisions.serves(",
          "resourceDiscovery(/apis/GROUP/v2)",
          "no",
          "Coming");
      saysNoMore(program, 3);
    }
    own.says("Fabric8Program", "supports(own." + group + "/v1, Own)", "told yes; now it is no,");
    own.says("Fabric8Program", "hasApiGroup(own." + group + ")", "told yes; now it is no,");
    assertThat(stock.get(0).ask("has-going")).isEqualTo("true");
    assertThat(stock.get(0).ask("has-coming")).isEqualTo("false");
    assertThat(stock.get(1).ask("platform")).isEqualTo("v1=true v2=false 2 kinds in v1");
    assertThat(stock).allSatisfy(program -> assertThat(frozen(program)).isEmpty());
    programs.forEach(
        (program, release) ->
            Seen.of(
                'E',
                program == own ? "its own CRD" : "answers that a program holds on to",
                release,
                stock.contains(program) ? List.of() : watching,
                cluster,
                List.of(decidedOn(frozen(program)).size() + " named")));
  }

  /** The only form of supports before fabric8 6.5. */
  @Test
  void what_was_told_of_a_class_is_remembered_as_well() {
    cluster = kind.start();
    String own = cluster.group();
    List<Fork> asked = new ArrayList<>();
    for (String release : List.of("fabric8-6.2.0", "fabric8-6.4.1")) {
      asked.add(start(release, Fork.withAgent("refresh=10s"), Fabric8Classes.class));
    }
    assertThat(asked).allSatisfy(each -> assertThat(each.ask("supports")).isEqualTo("false"));
    cluster.inGroup("classes.example.com").serve("owns", "Own", "Namespaced", "v1");
    for (Fork each : asked) {
      says(each, "Fabric8Classes.lambda$main$", "supports(GROUP/v1, Own)", "no", "yes");
      int named = decidedOn(frozen(each)).size();
      String release = programs.get(each);
      Seen.of(
          'E', "told of a class", release, Fork.withAgent(), cluster, List.of(named + " named"));
    }
    cluster.withdraw("owns");
    cluster.inGroup(own);
  }

  private Fork start(String release, List<String> jvm, Class<?> type) {
    Fork program = Fork.of(release, jvm, type, cluster.kubeconfig(), cluster.group());
    programs.put(program, release);
    return program.ready();
  }

  private Fork asks(Fork program) {
    assertThat(program.ask("platform")).isEqualTo("v1=true v2=false going=true");
    assertThat(program.ask("has-going")).isEqualTo("true");
    assertThat(program.ask("has-coming")).isEqualTo("false");
    // what stays as it is
    assertThat(program.ask("group " + cluster.group())).isEqualTo("true");
    assertThat(program.ask("group no." + cluster.group())).isEqualTo("false");
    assertThat(program.ask("supports v1 Pod")).isEqualTo("true");
    for (String gv : List.of("v1", "apps/v1", "autoscaling/v1", "authorization.k8s.io/v1")) {
      program.ask("kinds " + gv);
    }
    // what the library asks by itself
    assertThat(program.ask("generic " + cluster.group() + "/v1 Going")).isEqualTo("found");
    return program;
  }

  /** Discovery has it later, and the agent corrects the answer: that is what it was told. */
  private void hears(Fork program) {
    if (cluster.isEmbedded()) {
      cluster.server().servingLag(Duration.ofMillis(250));
    }
    program.ask("crd " + cluster.crd("owns", "Own", "Namespaced", "v1"));
    assertThat(program.ask("supports " + cluster.group() + "/v1 Own")).isEqualTo("true");
    assertThat(program.ask("has-group " + cluster.group())).isEqualTo("true");
    cluster.adopt("owns." + cluster.group());
  }

  private void says(Fork program, String site, String question, String told, String now) {
    String line =
        program.says(
            "frozen: io.github.restmapfix.programs." + site,
            " asked " + question.replace("GROUP", cluster.group()) + " ",
            " ago and was told " + told + "; now it is " + now + ", ",
            "restmap.fix.frozen=exit");
    assertThat(program.stderr()).containsOnlyOnce(line);
  }

  /** A round may have seen what was between the two changes. */
  private static void saysNoMore(Fork program, int decisions) {
    assertThat(decidedOn(frozen(program))).hasSize(decisions);
    assertThat(program.ask("status"))
        .containsPattern(";frozen=\\d;frozen-now=")
        .endsWith(";failures=0");
  }

  private static Set<String> decidedOn(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll(" [0-9hms]+ ago.*", ""))
        .collect(Collectors.toSet());
  }

  private static List<String> frozen(Fork program) {
    return program.stderr().stream()
        .filter(line -> line.contains("frozen"))
        .collect(Collectors.toList());
  }
}
