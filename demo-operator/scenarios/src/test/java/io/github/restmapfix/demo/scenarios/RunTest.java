package io.github.restmapfix.demo.scenarios;

import static io.github.restmapfix.demo.operator.ClientLibrary.FABRIC8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunTest {

  private final Cell cell = Runs.cell(new BundleRightAfterCrd(), FABRIC8, Variant.STOCK);

  @Test
  void the_slowest_bundle_speaks_for_all() {
    Run run = Runs.run(cell, null, Runs.story(30), Runs.story(400, 10, 260));

    assertThat(run.outcome()).isEqualTo(Outcome.RETRIED);
    assertThat(run.appliedAfter()).isEqualTo(Duration.ofMillis(400));
    assertThat(run.attempts()).isEqualTo(4);
    assertThat(run.failedFirst()).isEqualTo(1);
  }

  @Test
  void one_bundle_that_is_never_applied_makes_the_run_fail() {
    BundleStory unseen = new BundleStory("b", Runs.START, java.util.List.of());
    Run run = Runs.run(cell, Runs.at(3000), Runs.story(30), unseen);

    assertThat(run.outcome()).isEqualTo(Outcome.NEVER);
    assertThat(run.appliedAfter()).isNull();
  }

  @Test
  void a_kind_resolved_before_our_watch_saw_it_established_took_no_time() {
    assertThat(Runs.story(-4).appliedAfter()).isZero();
  }

  @Test
  void stock_that_wins_a_race_nearly_always_was_lucky_and_is_played_again() {
    BundleStory won = Runs.story(30);
    BundleStory lost = Runs.story(400, 10, 260);

    assertThat(Runs.run(cell, null, won, won, won, won, lost).stockWasLucky()).isTrue();
    assertThat(Runs.run(cell, null, won, won, won, lost).stockWasLucky()).isFalse();
  }

  @Test
  void neither_the_agent_nor_a_scenario_without_a_race_is_played_again() {
    Cell agent = Runs.cell(new BundleRightAfterCrd(), FABRIC8, Variant.AGENT);
    Cell noRace = Runs.cell(new NewGroup(), FABRIC8, Variant.STOCK);

    assertThat(Runs.run(agent, null, Runs.story(30)).stockWasLucky()).isFalse();
    assertThat(Runs.run(noRace, null, Runs.story(30)).stockWasLucky()).isFalse();
  }
}
