package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.restmapfix.apiserver.DiscoveryFormat;
import io.github.restmapfix.demo.operator.ClientLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The demo's command line. */
@Command(
    name = "demo-operator/run",
    description =
        "Runs one operator jar, stock and with the agent, through scenarios with late CRDs, and compares.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class Demo implements Callable<Integer> {

  /** Of a race that is decided by milliseconds, and that stock may win all through. */
  private static final int MOST_TRIES = 3;

  @Spec private CommandSpec command;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "run against this cluster; default: an embedded API server")
  private Path kubeconfig;

  @Option(
      names = "--audit-log",
      paramLabel = "FILE",
      description = "that cluster's audit log, to count discovery requests")
  private Path auditLog;

  @Option(
      names = "--namespace",
      defaultValue = "default",
      description = "where the Bundles are sent")
  private String namespace;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "these scenarios only: a, b, b0, c, d, e, f, g, h; default: all")
  private List<String> only = List.of();

  @Option(
      names = "--client",
      split = ",",
      paramLabel = "CLIENT",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "these clients only: fabric8, client-java; default: both")
  private List<String> clients = List.of();

  @Option(names = "--stock-only", description = "do not run with the agent")
  private boolean stockOnly;

  @Option(
      names = "--agent",
      required = true,
      paramLabel = "FILE",
      description = "the agent's jar; demo-operator/run names the built one")
  private Path agentJar;

  @Option(
      names = "--operator",
      required = true,
      paramLabel = "FILE",
      description = "the operator's jar; likewise")
  private Path operatorJar;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "for report.html and the operators' logs; likewise")
  private Path output;

  @Option(
      names = "--fail-for",
      defaultValue = "2",
      paramLabel = "SECONDS",
      description = "how long, and at least three attempts, until failing counts as lasting")
  private int failFor;

  @Option(
      names = "--discovery",
      defaultValue = "AGGREGATED",
      paramLabel = "FORMAT",
      description = "of the embedded API server: ${COMPLETION-CANDIDATES}")
  private DiscoveryFormat discovery;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Demo()).setOverwrittenOptionsAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<Cell> cells = cells();
    refuseWhatCannotRun(cells);
    Path logs = freshFolder(output.resolve("logs"));
    Instant began = Instant.now();
    List<Run> runs;
    String server;
    try (Undo undo = new Undo()) {
      Runtime.getRuntime().addShutdownHook(new Thread(undo::close)); // Ctrl-C
      Cluster cluster =
          kubeconfig == null
              ? EmbeddedCluster.start(logs, discovery)
              : Cluster.existing(kubeconfig, auditLog);
      undo.add(cluster::close);
      KubernetesClient client =
          new KubernetesClientBuilder()
              .withConfig(Config.fromKubeconfig(cluster.kubeconfig().toFile()))
              .build();
      undo.add(client::close);
      server = cluster.kind() + client.getKubernetesVersion().getGitVersion();
      System.out.println("API server " + server);
      BundleCrd.install(client, undo);
      Launcher launcher =
          new Launcher(operatorJar, agentJar, cluster.kubeconfig(), namespace, logs);
      runs = run(cells, client, cluster, launcher, undo);
    }
    ResultTable table = new ResultTable(runs);
    System.out.println();
    System.out.print(table.text());
    Path report = output.resolve("report.html");
    Environment environment =
        Environment.of(server, stockOnly ? null : agentJar, operatorJar, began);
    new HtmlReport(runs, environment).write(report);
    List<String> complaints = new Check(runs).complaints();
    complaints.forEach(c -> System.out.println("NOT AS EXPECTED " + c));
    System.out.println();
    System.out.println("report: " + report + ", operators' logs: " + logs);
    return complaints.isEmpty() ? 0 : 1;
  }

  /** A demo of nothing would be "as expected". */
  private void refuseWhatCannotRun(List<Cell> cells) {
    if (cells.isEmpty()) {
      throw misuse("no such scenario, or no such client");
    }
    if (!stockOnly && !Files.exists(agentJar)) {
      throw misuse("no agent at " + agentJar + "; --stock-only runs without");
    }
    if (kubeconfig != null && !Files.exists(kubeconfig)) {
      throw misuse("no kubeconfig at " + kubeconfig);
    }
  }

  private CommandLine.ParameterException misuse(String what) {
    return new CommandLine.ParameterException(command.commandLine(), what);
  }

  /** Each cell once, or until stock was not lucky. */
  private List<Run> run(
      List<Cell> cells, KubernetesClient client, Cluster cluster, Launcher launcher, Undo undo) {
    Progress progress = new Progress(System.out, cells.size());
    Patience patience = new Patience(Duration.ofSeconds(failFor), 3, Duration.ofSeconds(90));
    String suffix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    List<Run> runs = new ArrayList<>();
    for (Cell cell : cells) {
      Run run = null;
      for (int tries = 1; run == null || tries <= MOST_TRIES && run.stockWasLucky(); tries++) {
        CellRunner runner =
            new CellRunner(client, cluster, launcher, patience, progress, suffix + tries);
        try (Undo mine = new Undo()) {
          undo.add(mine::close);
          run = runner.run(cell, mine);
        }
      }
      runs.add(run);
    }
    return runs;
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Scenario scenario : Scenarios.ALL) {
      for (ClientLibrary client : scenario.clients()) {
        if (chosen(only, scenario.id()) && chosen(clients, client.toString())) {
          cells.add(new Cell(scenario, client, Variant.STOCK));
          if (!stockOnly) {
            cells.add(new Cell(scenario, client, Variant.AGENT));
          }
        }
      }
    }
    return cells;
  }

  private static boolean chosen(List<String> wanted, String one) {
    return wanted.isEmpty() || wanted.contains(one);
  }

  private static Path freshFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var old = Files.newDirectoryStream(folder, "*.log")) {
      for (Path log : old) {
        Files.delete(log);
      }
    }
    return folder;
  }
}
