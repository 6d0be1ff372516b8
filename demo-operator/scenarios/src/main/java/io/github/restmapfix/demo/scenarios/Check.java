package io.github.restmapfix.demo.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the runs against what is expected of them. A stock run that does not fail where it should
 * is as bad as an agent that does not heal: the demo would show nothing.
 */
final class Check {

  /** The agent may hold a lookup for half a second; a machine under load adds the rest. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final List<Run> runs;

  Check(List<Run> runs) {
    this.runs = List.copyOf(runs);
  }

  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (Run run : runs) {
      complaint(run).ifPresent(c -> complaints.add(run.cell() + ": " + c));
    }
    return complaints;
  }

  Optional<String> complaint(Run run) {
    if (run.broken() != null) {
      return Optional.of("no result: " + run.broken());
    }
    return run.cell().variant() == Variant.STOCK ? stock(run) : agent(run);
  }

  private static Optional<String> stock(Run run) {
    Outcome expected = run.cell().stockOutcome();
    // a slow machine may make a first try fail, which takes nothing from what is shown
    boolean slower = expected == Outcome.FIRST_TRY && run.outcome() == Outcome.RETRIED;
    return run.outcome() == expected || slower
        ? Optional.empty()
        : Optional.of("stock " + run.outcome() + ", where it is known that it " + expected);
  }

  private Optional<String> agent(Run run) {
    if (!run.outcome().works()) {
      return Optional.of("the agent does not heal it: " + run.error());
    }
    return counterpart(run).flatMap(stock -> worse(run, stock));
  }

  private static Optional<String> worse(Run agent, Run stock) {
    if (!stock.outcome().works()) {
      return Optional.empty();
    }
    if (agent.outcome().worseThan(stock.outcome()) || agent.attempts() > stock.attempts()) {
      return Optional.of(
          "worse with the agent: " + agent.attempts() + " attempts instead of " + stock.attempts());
    }
    if (agent.appliedAfter().compareTo(stock.appliedAfter().plus(TOLERANCE)) > 0) {
      return Optional.of(
          "worse with the agent: "
              + Text.span(agent.appliedAfter())
              + " instead of "
              + Text.span(stock.appliedAfter()));
    }
    return Optional.empty();
  }

  private Optional<Run> counterpart(Run agent) {
    Cell stock = new Cell(agent.cell().scenario(), agent.cell().client(), Variant.STOCK);
    return runs.stream().filter(r -> r.cell().equals(stock)).findFirst();
  }
}
