package io.github.restmapfix.demo.scenarios;

import java.io.PrintStream;

/** One line per run, which grows while the run goes on. */
final class Progress {

  private final PrintStream out;
  private final int total;
  private int current;
  private Cell last;

  Progress(PrintStream out, int total) {
    this.out = out;
    this.total = total;
  }

  void begins(Cell cell) {
    current += cell.equals(last) ? 0 : 1; // one that is played again is not another one
    last = cell;
    out.printf(
        "[%2d/%d] (%s) %-11s %-5s ",
        current, total, cell.scenario().id(), cell.client(), cell.variant());
    out.flush();
  }

  void step(String what) {
    out.print(" " + what + ",");
    out.flush();
  }

  void ends(Run run) {
    String detail =
        run.outcome() == Outcome.NEVER ? "" : " (" + Text.span(run.appliedAfter()) + ")";
    out.println(
        " => " + (run.broken() == null ? run.outcome() + detail : "no result: " + run.broken()));
  }
}
