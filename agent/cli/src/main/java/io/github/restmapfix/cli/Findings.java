package io.github.restmapfix.cli;

import io.github.restmapfix.cli.scan.Finding;
import io.github.restmapfix.core.install.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings as they are printed. */
final class Findings {

  private Findings() {}

  static List<Map<String, Object>> rows(List<Finding> findings) {
    return findings.stream().map(Findings::row).collect(Collectors.toList());
  }

  static int exitCode(List<Finding> findings) {
    return findings.stream().anyMatch(f -> f.verdict().kind() == Verdict.Kind.LEFT_ALONE)
        ? Exit.LEFT_ALONE
        : Exit.DONE;
  }

  private static Map<String, Object> row(Finding finding) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("verdict", finding.verdict().kind().toString());
    row.put("library", finding.library());
    row.put("patches", String.join(" ", finding.patches()));
    row.put("application", finding.application());
    row.put("why", finding.verdict().why());
    return row;
  }
}
