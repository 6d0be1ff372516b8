package io.github.restmapfix.demo.scenarios;

import java.util.ArrayList;
import java.util.List;

/** The runs as rows of text, the same for the terminal and for the report. */
final class ResultTable {

  static final List<String> HEADINGS =
      List.of(
          "scenario",
          "client",
          "run",
          "outcome",
          "resolved",
          "applied",
          "attempts",
          "discovery",
          "as expected");

  private final List<Run> runs;
  private final Check check;

  ResultTable(List<Run> runs) {
    this.runs = List.copyOf(runs);
    this.check = new Check(runs);
  }

  List<List<String>> rows() {
    return runs.stream().map(this::row).toList();
  }

  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEADINGS);
    lines.addAll(rows());
    int[] widths = new int[HEADINGS.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        padded.append(String.format("%-" + widths[i] + "s  ", line.get(i)));
      }
      text.append(padded.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private List<String> row(Run run) {
    Cell cell = run.cell();
    boolean broken = run.broken() != null;
    return List.of(
        "(" + cell.scenario().id() + ") " + cell.scenario().title(),
        cell.client().toString(),
        cell.variant().toString(),
        broken ? "no result" : outcome(run),
        broken ? "-" : Text.span(run.resolvedAfter()),
        broken ? "-" : Text.span(run.appliedAfter()),
        broken ? "-" : String.valueOf(run.attempts()),
        run.discovery().isPresent() ? String.valueOf(run.discovery().getAsInt()) : "-",
        check.complaint(run).isPresent() ? "NO" : "yes");
  }

  private static String outcome(Run run) {
    boolean several = run.bundles().size() > 1;
    return several && run.outcome() == Outcome.RETRIED
        ? run.outcome() + ", " + run.failedFirst() + " of " + run.bundles().size() + " failed first"
        : run.outcome().toString();
  }
}
