package io.github.restmapfix.cli;

import io.github.restmapfix.cli.scan.Finding;
import io.github.restmapfix.cli.scan.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

final class ScanCommand extends Printed {

  private final PositionalParamSpec fileOrDirectory =
      parameter(0, Path.class, "FILE|DIR", "Where to look.");

  private final Tool tool;

  ScanCommand(Tool tool) {
    super(
        "What the agent would patch in a jar, a fat jar, or all that is under a directory, such as an",
        "unpacked image. Reads class files; nothing is run. Jars in one directory are one application.",
        "patched: has the defect, the agent mends it. not needed: this release has no such defect.",
        "left alone: its code is not that of a known release.");
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Path where = fileOrDirectory.getValue();
    if (!Files.isReadable(where)) {
      throw new ParameterException(commandLine(), where + " is not there, or cannot be read");
    }
    Scan scan = new Scan(tool.libraries());
    List<Finding> findings = scan.of(where);
    print(Findings.rows(findings));
    scan.unreadable().forEach(this::complain);
    if (findings.isEmpty()) {
      hint("No known library there.");
    }
    return Findings.exitCode(findings);
  }
}
