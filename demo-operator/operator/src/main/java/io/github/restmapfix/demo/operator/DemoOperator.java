package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The operator's command line. */
@Command(
    name = DemoOperator.NAME,
    mixinStandardHelpOptions = true,
    description = "Applies the manifests of every Bundle in a namespace.",
    showDefaultValues = true)
public final class DemoOperator implements Callable<Integer> {

  static final String NAME = "demo-operator";

  /** Logged once, when the operator sees every Bundle and has all that it needs. */
  public static final String READY = "watching bundles in namespace ";

  private static final Logger LOG = LoggerFactory.getLogger(DemoOperator.class);

  @Option(
      names = "--kubeconfig",
      required = true,
      paramLabel = "FILE",
      description = "the cluster and who we are there")
  private Path kubeconfig;

  @Option(
      names = "--namespace",
      defaultValue = "default",
      description = "the namespace whose Bundles are looked after")
  private String namespace;

  @Option(
      names = "--selector",
      defaultValue = "",
      paramLabel = "LABELS",
      description = "look after Bundles with these labels only, as in key=value")
  private String selector;

  @Option(
      names = "--user-agent",
      defaultValue = NAME,
      description = "the name under which the API server logs us")
  private String userAgent;

  @Option(
      names = "--integration",
      paramLabel = "GROUP/VERSION/KIND",
      description = "apply this kind only if the server supports it when the operator starts")
  private String integration;

  @Option(
      names = "--retry-base-ms",
      defaultValue = "250",
      description = "wait after a first failure; doubles with each")
  private long retryBaseMs;

  @Option(
      names = "--retry-max-ms",
      defaultValue = "30000",
      description = "longest wait between two attempts")
  private long retryMaxMs;

  public static void main(String[] args) {
    System.exit(new CommandLine(new DemoOperator()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    BackOff backOff = new BackOff(Duration.ofMillis(retryBaseMs), Duration.ofMillis(retryMaxMs));
    try (KubernetesClient client = fabric8()) {
      Map<ClientLibrary, GenericClient> libraries =
          Map.of(
              ClientLibrary.FABRIC8, integrating(client, new Fabric8Client(client)),
              ClientLibrary.CLIENT_JAVA, integrating(client, new ClientJavaClient(clientJava())));
      BundleReconciler reconciler = new BundleReconciler(client, libraries, Clock.systemUTC());
      try (BundleController controller =
          new BundleController(bundles(client), reconciler, backOff)) {
        controller.start();
        LOG.info("{}{}", READY, namespace);
        new CountDownLatch(1).await(); // until SIGTERM
      }
    }
    return 0;
  }

  private GenericClient integrating(KubernetesClient asked, GenericClient client) {
    return integration == null ? client : AskedOnce.about(integration, asked, client);
  }

  private SharedIndexInformer<Bundle> bundles(KubernetesClient client) {
    var inNamespace = client.resources(Bundle.class).inNamespace(namespace);
    return selector.isEmpty()
        ? inNamespace.runnableInformer(0)
        : inNamespace.withLabelSelector(selector).runnableInformer(0);
  }

  private KubernetesClient fabric8() {
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
            .withUserAgent(userAgent)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private ApiClient clientJava() throws Exception {
    try (Reader reader = Files.newBufferedReader(kubeconfig)) {
      KubeConfig config = KubeConfig.loadKubeConfig(reader);
      config.setFile(kubeconfig.toFile()); // relative certificate paths in it are relative to it
      return ClientBuilder.kubeconfig(config).build().setUserAgent(userAgent);
    }
  }
}
