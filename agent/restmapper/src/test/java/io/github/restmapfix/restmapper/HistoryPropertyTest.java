package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever happens to CRDs and servers: every answer is right by what the engine could know, or it
 * is honestly "unknown", no bucket is overdrawn, and no call is held too long. What is found is
 * what the newest document said, however long ago that was: hits are served from last known good.
 * What is absent was denied less than a second before the question or since; and if it was known,
 * either a newer document lacks it, or two 404s a second apart and a witness made its loss certain.
 * Once the servers are well and agree, what was asked about is known as it is.
 */
class HistoryPropertyTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final Duration WAIT = Duration.ofMillis(500);

  /** Something that happens, with a name for the report. */
  private static final class Step {
    private final String name;
    private final Consumer<World> happens;

    Step(String name, Consumer<World> happens) {
      this.name = name;
      this.happens = happens;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void every_answer_is_right_or_unknown(
      @ForAll("histories") List<Step> history,
      @ForAll boolean aggregated,
      @ForAll boolean waits,
      @ForAll boolean twoServers,
      @ForAll boolean slow,
      @ForAll long seed) {
    World world = new World(seed, aggregated, waits, twoServers, slow);
    for (Step step : history) {
      step.happens.accept(world);
    }
    world.settles();
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<GroupVersion> versions = Arbitraries.of(Universe.VERSIONS);
    Arbitrary<String> kinds = Arbitraries.of(Universe.KINDS);
    Arbitrary<String> groups = Arbitraries.of(Universe.GROUPS);
    Arbitrary<Integer> servers = Arbitraries.of(0, 1, 2);
    Arbitrary<Step> crd =
        Combinators.combine(versions, Arbitraries.integers().between(0, 8), servers)
            .as(
                (gv, shape, to) ->
                    new Step(
                        "serve " + gv + " as " + shape + " at " + to, w -> w.serve(gv, shape, to)));
    Arbitrary<Step> time =
        Arbitraries.of(0, 20, 100, 500, 1_000, 1_500, 6_000, 31_000, 301_000)
            .map(ms -> new Step("pass " + ms, w -> w.mapper.time.passMillis(ms)));
    Arbitrary<Step> faults =
        Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Told.Fault.NONE)),
                Tuple.of(3, Arbitraries.of(Told.Fault.values())))
            .map(fault -> new Step("fault " + fault, w -> w.told.fault = fault));
    Arbitrary<Step> explicit =
        Combinators.combine(versions, kinds, Arbitraries.of(1, 1, 15))
            .as(
                (gv, kind, n) ->
                    new Step(n + " x find " + gv + " " + kind, w -> w.find(gv, kind, n)));
    Arbitrary<Step> versionless =
        Combinators.combine(groups, kinds, Arbitraries.of(1, 1, 15))
            .as((g, kind, n) -> new Step(n + " x find " + g + " " + kind, w -> w.find(g, kind, n)));
    Arbitrary<Step> recheck =
        Combinators.combine(versions, kinds)
            .as((gv, kind) -> new Step("recheck " + gv + " " + kind, w -> w.recheck(gv, kind)));
    Arbitrary<Step> others =
        Arbitraries.of(
            new Step("full read", World::fullRead),
            new Step("mark", w -> w.mapper.mark(Universe.GROUPS.get(0))));
    return Arbitraries.frequencyOf(
            Tuple.of(5, crd),
            Tuple.of(5, time),
            Tuple.of(2, faults),
            Tuple.of(6, explicit),
            Tuple.of(4, versionless),
            Tuple.of(4, recheck),
            Tuple.of(1, others))
        .list()
        .ofMaxSize(60);
  }

  private static final class World {
    final Told told;
    final Mapper mapper;
    private final boolean waits;

    World(long seed, boolean aggregated, boolean waits, boolean two, boolean slow) {
      VirtualTime time = new VirtualTime();
      this.told = new Told(time, seed, aggregated, two);
      this.told.slow = slow;
      this.waits = waits;
      this.mapper =
          Mapper.on(time, told, Settings.defaults().withWait(waits ? WAIT : Duration.ZERO));
    }

    void serve(GroupVersion gv, int shape, int to) {
      for (int i = 0; i < told.servers.size(); i++) {
        if (to == 2 || to == i) {
          serve(told.servers.get(i), gv, shape);
        }
      }
    }

    private static void serve(ModelServer server, GroupVersion gv, int shape) {
      if (shape == 0) {
        server.stopsServing(gv);
      } else if (shape == 1) {
        server.listsOnly(gv);
      } else {
        List<ApiResource> resources = new ArrayList<>();
        if ((shape & 1) == 0) {
          boolean moved = shape > 4;
          resources.add(ApiResource.of("X", moved ? "xen" : "xs", "x", !moved, List.of()));
        }
        if (shape < 6) {
          resources.add(ApiResource.of("W", "ws", "w", true, List.of()));
        }
        server.serves(gv, resources);
      }
    }

    void find(GroupVersion gv, String kind, int times) {
      for (int i = 0; i < times; i++) {
        GroupVersionKind gvk = Mapper.gvk(gv.toString(), kind);
        check(List.of(gv), kind, false, () -> mapper.cluster.findAsync(gvk, Caller.ASKS));
      }
    }

    void find(String group, String kind, int times) {
      List<GroupVersion> versions = new ArrayList<>(Universe.VERSIONS);
      versions.removeIf(gv -> !gv.group().equals(group));
      for (int i = 0; i < times; i++) {
        check(versions, kind, false, () -> mapper.cluster.findAsync(group, kind, Caller.ASKS));
      }
    }

    void recheck(GroupVersion gv, String kind) {
      GroupVersionKind gvk = Mapper.gvk(gv.toString(), kind);
      check(List.of(gv), kind, true, () -> mapper.cluster.recheckAsync(gvk));
    }

    private void check(
        List<GroupVersion> asked,
        String kind,
        boolean fresh,
        Supplier<CompletableFuture<Answer>> question) {
      long began = mapper.time.nanos();
      List<RestMapping> known = new ArrayList<>();
      asked.forEach(gv -> known.add(told.told(gv, kind)));
      Answer answer = mapper.time.await(question.get());
      long recent = began - SECOND;
      Statistics.collect(answer.outcome());
      Duration longest = Lookup.LONGEST_REQUEST.plus(waits ? WAIT : Duration.ZERO);
      assertThat(answer.took()).isLessThanOrEqualTo(fresh ? Wire.LIMIT.multipliedBy(2) : longest);
      if (answer.found()) {
        GroupVersion gv = answer.mapping().gvk().groupVersion();
        assertThat(asked).contains(gv);
        if (!known.contains(answer.mapping())) { // a hit does not wait for what it made us ask
          assertThat(answer.mapping()).isEqualTo(told.told(gv, kind));
        }
        assertThat(!fresh || told.toldAt(gv) >= recent).isTrue();
      } else if (answer.outcome() == Answer.Outcome.ABSENT) {
        for (GroupVersion gv : asked) {
          assertThat(told.mayBeAbsent(gv, kind, recent)).as(gv + " " + answer).isTrue();
        }
      }
    }

    void fullRead() {
      told.fullReads++;
      mapper.everything().ifPresent(everything -> everything.groups().forEach(this::check));
      told.fullReads--;
    }

    private void check(Everything.Group group) {
      for (GroupVersion gv : Universe.VERSIONS) {
        if (gv.group().equals(group.name()) && group.known(gv.version())) {
          for (ApiResource resource : group.resources(gv.version())) {
            assertThat(RestMapping.of(gv, resource)).isEqualTo(told.told(gv, resource.kind()));
          }
        }
      }
    }

    /** The servers agree and are well: who asks hears what is so. */
    void settles() {
      told.fault = Told.Fault.NONE;
      told.slow = false;
      for (GroupVersion gv : Universe.VERSIONS) {
        List<ApiResource> resources = told.servers.get(0).resources(gv);
        for (ModelServer server : told.servers) {
          server.stopsServing(gv);
          if (!resources.isEmpty()) {
            server.serves(gv, resources);
          }
        }
      }
      for (int times = 0; times < 3; times++) {
        for (GroupVersion gv : Universe.VERSIONS) {
          mapper.time.pass(Duration.ofSeconds(61));
          recheck(gv, "X");
        }
        fullRead();
      }
      for (String kind : Universe.KINDS) {
        for (GroupVersion gv : Universe.VERSIONS) {
          mapper.time.pass(Duration.ofSeconds(5));
          RestMapping right = told.servers.get(0).mapping(gv, kind);
          Answer answer = mapper.find(gv.toString(), kind);
          assertThat(answer.outcome())
              .as(gv + " " + kind + ", at last " + right + ": " + answer)
              .isEqualTo(right == null ? Answer.Outcome.ABSENT : Answer.Outcome.FOUND);
          assertThat(!answer.found() || answer.mapping().equals(right)).isTrue();
        }
        for (String group : Universe.GROUPS) {
          mapper.time.pass(Duration.ofSeconds(5));
          Answer answer = mapper.findVersionless(group, kind);
          assertThat(answer.found() ? answer.mapping() : null)
              .isEqualTo(told.servers.get(0).preferred(group, kind));
          assertThat(answer.outcome()).isNotEqualTo(Answer.Outcome.UNKNOWN);
        }
      }
    }
  }
}
