package io.github.restmapfix.programs;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * An operator of one ConfigMap, whose every step writes the ConfigMap and tells what came of the
 * reconciliation. Argument: a kubeconfig.
 */
public final class JosdkProgram {

  private final KubernetesClient client;
  private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
  private int step;

  private JosdkProgram(KubernetesClient client) {
    this.client = client;
  }

  public static void main(String[] arguments) throws Exception {
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(new File(arguments[0])))
            .build();
    JosdkProgram program = new JosdkProgram(client);
    Operator operator =
        new Operator(
            configuration ->
                configuration
                    .withKubernetesClient(client)
                    // embedded servers keep no managed fields
                    .withSSABasedCreateUpdateMatchForDependentResources(false));
    operator.register(
        new JosdkReconciler(program.outcomes::add),
        configuration -> configuration.withRetry(GenericRetry.noRetry()));
    operator.start();
    new Commands()
        .on("reconcile", none -> program.reconcile(Map.of()))
        .on("define-and-inform", program::defineAndInform)
        .on("create-seen", program::createSeen)
        .on("status", key -> System.getProperty("restmap.fix.status"))
        .run();
  }

  /** Argument: {@code apiVersion kind crd-json}. */
  private String defineAndInform(String argument) throws InterruptedException {
    String[] words = argument.split(" ", 3);
    return reconcile(Map.of("inform", words[0] + " " + words[1], "crd", words[2]));
  }

  private String reconcile(Map<String, String> wanted) throws InterruptedException {
    String prefix = ++step + ": ";
    Map<String, String> data = new HashMap<>(wanted);
    data.put("step", String.valueOf(step));
    ConfigMap primary =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("josdk")
            .withNamespace("default")
            .addToLabels("restmap-fix", "josdk")
            .endMetadata()
            .withData(data)
            .build();
    if (step == 1) {
      client.resource(primary).create();
    } else {
      client.resource(primary).update();
    }
    return await(outcome -> outcome.startsWith(prefix)).replace(prefix, "");
  }

  /** Creates an object, and waits until the reconciler sees it. */
  private String createSeen(String json) throws InterruptedException {
    client
        .resource(
            client.getKubernetesSerialization().unmarshal(json, GenericKubernetesResource.class))
        .inNamespace("default")
        .create();
    return await(outcome -> outcome.contains(" 1 seen"));
  }

  private String await(Predicate<String> wanted) throws InterruptedException {
    String outcome;
    do {
      outcome = outcomes.poll(20, TimeUnit.SECONDS);
      if (outcome == null) {
        return "nothing in 20 s";
      }
    } while (!wanted.test(outcome));
    return outcome;
  }
}
