package io.github.restmapfix.apiserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The server as a program: runs until it is ended. */
@Command(name = "apiserver", mixinStandardHelpOptions = true)
final class ApiServerCommand implements Callable<Integer> {

  @Option(names = "--port", defaultValue = "0", description = "0: any free one")
  private int port;

  @Option(names = "--discovery", defaultValue = "aggregated", description = "aggregated or legacy")
  private String discovery;

  @Option(names = "--establish-lag-ms", defaultValue = "20")
  private long establishLagMs;

  @Option(names = "--serving-lag-ms", defaultValue = "5")
  private long servingLagMs;

  @Option(names = "--audit-log", paramLabel = "FILE")
  private Path auditLog;

  @Option(names = "--kubeconfig", paramLabel = "FILE", description = "written when ready")
  private Path kubeconfig;

  private ApiServerCommand() {}

  static int run(String... args) {
    return new CommandLine(new ApiServerCommand()).execute(args);
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ApiServer server = start()) {
      if (kubeconfig != null) {
        server.writeKubeconfig(kubeconfig);
      }
      System.out.println("ready " + server.url());
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private ApiServer start() {
    return ApiServer.builder()
        .port(port)
        .discovery(DiscoveryFormat.valueOf(discovery.toUpperCase(Locale.ROOT)))
        .establishLag(Duration.ofMillis(establishLagMs))
        .servingLag(Duration.ofMillis(servingLagMs))
        .auditLog(auditLog)
        .start();
  }
}
