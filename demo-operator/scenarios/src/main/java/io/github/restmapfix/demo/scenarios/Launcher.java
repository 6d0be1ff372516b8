package io.github.restmapfix.demo.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows how the operator is started, stock and with the agent: one argument of the JVM is all the
 * difference.
 */
record Launcher(Path operatorJar, Path agentJar, Path kubeconfig, String namespace, Path logs) {

  OperatorProcess start(Cell cell, String selector, String userAgent, List<String> more) {
    List<String> command = command(cell, selector, userAgent);
    command.addAll(more);
    return OperatorProcess.start(command, log(cell));
  }

  Path log(Cell cell) {
    return logs.resolve(cell.slug() + ".log");
  }

  List<String> command(Cell cell, String selector, String userAgent) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // many short lives on few cores: both variants start faster so, and neither needs the second
    // compiler
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    if (cell.variant() == Variant.AGENT) {
      String settings = cell.scenario().agentSettings();
      command.add("-javaagent:" + agentJar + (settings.isEmpty() ? "" : "=" + settings));
    }
    command.addAll(List.of("-jar", operatorJar.toString()));
    command.addAll(List.of("--kubeconfig", kubeconfig.toString()));
    command.addAll(List.of("--namespace", namespace));
    command.addAll(List.of("--selector", selector));
    command.addAll(List.of("--user-agent", userAgent));
    return command;
  }
}
