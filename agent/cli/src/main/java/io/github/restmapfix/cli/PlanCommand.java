package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AttachException;
import io.github.restmapfix.cli.attach.Check;
import io.github.restmapfix.cli.scan.Finding;
import io.github.restmapfix.cli.scan.Scan;
import io.github.restmapfix.cli.target.Identity;
import io.github.restmapfix.cli.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class PlanCommand extends OnePid {

  PlanCommand(Tool tool) {
    super(
        tool,
        "What attach would do to a JVM, found out by looking: nothing is sent to it or written.",
        "The libraries are those in the files that it has on its class path or open.");
  }

  @Override
  public Integer call() throws AttachException, IOException {
    Target target = look();
    Identity self = door().self();
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("pid", target.pid());
    plan.put("program", target.program());
    plan.put("vm", (target.machine() + " " + target.javaVersion()).trim());
    Optional<String> problem =
        Check.beforeAttaching().stream()
            .flatMap(check -> check.problem(target, self).stream())
            .findFirst();
    if (problem.isPresent()) {
      plan.put("would", "refuse: process " + target.pid() + " " + problem.get());
      print(plan);
      return Exit.REFUSED;
    }
    plan.put("would", steps(target));
    List<Finding> findings = new Scan(tool.libraries()).ofProcess("class path", target.archives());
    plan.put(
        "libraries", findings.isEmpty() ? List.of("no known one found") : Findings.rows(findings));
    print(plan);
    return Findings.exitCode(findings);
  }

  private List<String> steps(Target target) {
    List<String> steps = new ArrayList<>();
    if (!target.isListening()) {
      steps.add("make /tmp/.attach_pid" + target.ownPid() + ", send SIGQUIT, remove it");
    }
    steps.add("write /tmp/restmap-fix-" + tool.version() + "-HASH.jar there, and leave it");
    steps.add("have the JVM load it with op=install, and read restmap.fix.status");
    return steps;
  }
}
