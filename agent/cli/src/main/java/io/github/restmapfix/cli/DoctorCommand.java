package io.github.restmapfix.cli;

import io.github.restmapfix.cli.attach.AttachException;
import io.github.restmapfix.cli.attach.Check;
import io.github.restmapfix.cli.attach.Door;
import io.github.restmapfix.cli.target.Identity;
import io.github.restmapfix.cli.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

final class DoctorCommand extends Printed {

  private final PositionalParamSpec pid =
      parameter(
          PositionalParamSpec.builder()
              .index("0")
              .arity("0..1")
              .type(Long.class)
              .paramLabel("PID")
              .description("Of the JVM."));

  private final Tool tool;

  DoctorCommand(Tool tool) {
    super(
        "Why attaching will not work here, or in one JVM: each check, and the cure where one fails.",
        "Nothing is sent to the JVM. With a PID it also asks the API server, as the pod's service",
        "account, whether discovery may be read.");
    this.tool = tool;
  }

  @Override
  public Integer call() throws AttachException {
    List<Map<String, Object>> rows = new ArrayList<>();
    Door door = new Door(tool.proc());
    Identity self = door.self();
    boolean well = true;
    for (Check check : Check.ofThisProgram()) {
      well &= row(rows, check.title(), check.problem(null, self));
    }
    if (isOfJvm()) {
      Target target = door.look(pid.getValue());
      List<Check> checks = Check.beforeAttaching();
      // each relies on those before it
      for (int i = 0; i < checks.size() && well; i++) {
        well = row(rows, checks.get(i).title(), checks.get(i).problem(target, self));
      }
      if (well) {
        well = row(rows, "may read discovery", ServiceAccount.problem(target));
      }
    }
    print(rows);
    return well ? Exit.DONE : Exit.REFUSED;
  }

  private boolean isOfJvm() {
    return pid.getValue() != null;
  }

  private boolean row(List<Map<String, Object>> rows, String name, Optional<String> problem) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("check", name);
    row.put("result", problem.map(p -> (isOfJvm() ? "it " : "") + p).orElse("ok"));
    rows.add(row);
    return problem.isEmpty();
  }
}
