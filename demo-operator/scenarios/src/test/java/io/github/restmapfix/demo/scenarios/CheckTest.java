package io.github.restmapfix.demo.scenarios;

import static io.github.restmapfix.demo.operator.ClientLibrary.CLIENT_JAVA;
import static io.github.restmapfix.demo.operator.ClientLibrary.FABRIC8;
import static io.github.restmapfix.demo.scenarios.Variant.AGENT;
import static io.github.restmapfix.demo.scenarios.Variant.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

  private final Scenario late = new NewVersionWithNewKind();
  private final Cell brokenStock = Runs.cell(late, CLIENT_JAVA, STOCK);
  private final Cell healed = Runs.cell(late, CLIENT_JAVA, AGENT);
  private final Cell fineStock = Runs.cell(late, FABRIC8, STOCK);
  private final Cell fineAgent = Runs.cell(late, FABRIC8, AGENT);

  @Test
  void stock_fails_where_it_should_and_the_agent_heals_it() {
    assertThat(
            complaints(
                Runs.restarted(brokenStock, 3000, 5000, 10, 260, 760), Runs.works(healed, 40)))
        .isEmpty();
  }

  @Test
  void a_stock_run_that_works_where_it_should_fail_proves_nothing() {
    assertThat(complaints(Runs.works(brokenStock, 40)))
        .containsExactly(
            "(a) client-java, stock: stock works, where it is known that it fails until restart");
  }

  @Test
  void a_restart_that_does_not_help_is_not_what_was_expected_either() {
    assertThat(complaints(Runs.never(brokenStock, 3000, 10, 260, 760))).hasSize(1);
  }

  @Test
  void the_race_with_discovery_must_be_lost_by_stock_at_least_once() {
    Cell race = Runs.cell(new BundleRightAfterCrd(), FABRIC8, STOCK);
    assertThat(complaints(Runs.retries(race, 300, 10))).isEmpty();
    assertThat(complaints(Runs.works(race, 40))).hasSize(1);
  }

  @Test
  void a_first_try_that_fails_on_a_slow_machine_is_let_pass_for_stock() {
    assertThat(complaints(Runs.retries(fineStock, 300, 10))).isEmpty();
  }

  @Test
  void an_agent_that_needs_a_restart_has_not_healed() {
    assertThat(complaints(Runs.restarted(healed, 3000, 5000, 10, 260, 760)))
        .containsExactly("(a) client-java, agent: the agent does not heal it: no W");
  }

  @Test
  void an_agent_that_ends_the_operator_has_healed_what_needs_a_restart_and_nothing_else() {
    assertThat(
            complaints(
                Runs.restarted(brokenStock, 3000, 5000, 10, 260, 760),
                Runs.endedItself(healed, 3000, 5000, 10)))
        .isEmpty();
    assertThat(complaints(Runs.works(fineStock, 40), Runs.endedItself(fineAgent, 3000, 5000, 10)))
        .hasSize(1);
  }

  @Test
  void an_agent_that_needs_retries_where_stock_needs_none_is_worse() {
    assertThat(complaints(Runs.works(fineStock, 40), Runs.retries(fineAgent, 300, 10)))
        .containsExactly("(a) fabric8, agent: worse with the agent: 2 attempts instead of 1");
  }

  @Test
  void an_agent_that_is_much_slower_than_a_working_stock_is_worse() {
    assertThat(complaints(Runs.works(fineStock, 40), Runs.works(fineAgent, 540))).isEmpty();
    assertThat(complaints(Runs.works(fineStock, 40), Runs.works(fineAgent, 1500)))
        .containsExactly("(a) fabric8, agent: worse with the agent: 1.5 s instead of 40 ms");
  }

  @Test
  void a_run_without_a_result_is_never_as_expected() {
    assertThat(complaints(Run.broken(healed, "the operator did not get ready")))
        .containsExactly("(a) client-java, agent: no result: the operator did not get ready");
  }

  private static List<String> complaints(Run... runs) {
    return new Check(List.of(runs)).complaints();
  }
}
