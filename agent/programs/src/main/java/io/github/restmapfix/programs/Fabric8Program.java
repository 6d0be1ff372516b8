package io.github.restmapfix.programs;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.Method;

/** A generic controller's steps with fabric8. Argument: a kubeconfig. */
public final class Fabric8Program {

  private final KubernetesClient client;

  private Fabric8Program(KubernetesClient client) {
    this.client = client;
  }

  public static void main(String[] arguments) throws Exception {
    Config config =
        Fabric8Config.of(
            arguments[0],
            // ten by default, with back-off: a minute for each answer of a failing server
            Integer.getInteger("retries", 10),
            Integer.getInteger("request.timeout", 10_000));
    KubernetesClientBuilder builder = new KubernetesClientBuilder().withConfig(config);
    String http = System.getProperty("http");
    if (http != null) {
      builder.withHttpClientFactory(NarrowHttpClients.of(http));
    }
    try (KubernetesClient client = builder.build()) {
      Fabric8Program program = new Fabric8Program(client);
      Storm storm = new Storm(program::finds);
      new Commands()
          .on("resolve", program::resolve)
          .on("look-up-on-io", program::lookUpOnIo)
          .on("apply", program::apply)
          .on("load", program::load)
          .on("crd", program::crd)
          .on("crd-and-resolve", program::crdAndResolve)
          .on("supports-own", program::supportsOwn)
          .on("supports", gvk -> client.supports(gvk.split(" ")[0], gvk.split(" ")[1]))
          .on("has-group", group -> client.hasApiGroup(group, true))
          .on("request-timeout", program::requestTimeout)
          .on("storm", storm::thousand)
          .on("storm-begins", storm::begin)
          .on("storm-rages", storm::rage)
          .on("storm-ends", storm::end)
          .on("hits", new Hits(program::finds)::p99)
          .on("status", key -> System.getProperty("restmap.fix.status"))
          .run();
    }
  }

  /** An int before 6.13.2, an Integer from then on. */
  private String requestTimeout(String millis) throws ReflectiveOperationException {
    for (Method method : Config.class.getMethods()) {
      if (method.getName().equals("setRequestTimeout")) {
        method.invoke(client.getConfiguration(), Integer.parseInt(millis));
      }
    }
    return "done";
  }

  private boolean finds(String apiVersion, String kind) {
    try {
      client.genericKubernetesResources(apiVersion, kind);
      return true;
    } catch (KubernetesClientException miss) {
      if (miss.getMessage().contains("Could not find the metadata")) {
        return false;
      }
      throw miss;
    }
  }

  private String resolve(String apiVersionAndKind) {
    String[] words = apiVersionAndKind.split(" ");
    int items =
        client
            .genericKubernetesResources(words[0], words[1])
            .inNamespace("default")
            .list()
            .getItems()
            .size();
    return "resolved, " + items + " items";
  }

  /** On the thread that brings the answer to another request. */
  private String lookUpOnIo(String apiVersionAndKind) throws Exception {
    String[] words = apiVersionAndKind.split(" ");
    HttpClient http = client.getHttpClient();
    return http.sendAsync(
            http.newHttpRequestBuilder().uri(client.getMasterUrl() + "version").build(),
            String.class)
        .thenApply(
            version -> {
              client.genericKubernetesResources(words[0], words[1]);
              return "found";
            })
        .get();
  }

  private String apply(String json) {
    GenericKubernetesResource object =
        client.getKubernetesSerialization().unmarshal(json, GenericKubernetesResource.class);
    PatchContext force =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withForce(true)
            .build();
    return "applied "
        + client.resource(object).inNamespace("default").patch(force).getMetadata().getName();
  }

  /** A list operation: everything is resolved before the first is written. */
  private String load(String json) {
    return "created "
        + client
            .resourceList(Serialization.unmarshal(json, KubernetesList.class).getItems())
            .create()
            .size();
  }

  private String crd(String json) {
    return "created " + define(client, json);
  }

  /** The name of the definition that was made. */
  static String define(KubernetesClient client, String json) {
    return client
        .resource(Serialization.unmarshal(json, CustomResourceDefinition.class))
        .create()
        .getMetadata()
        .getName();
  }

  /** The same, but asks only whether it is there. */
  private boolean supportsOwn(String argument) {
    String[] words = argument.split(" ", 3);
    crd(words[2]);
    return client.supports(words[0], words[1]);
  }

  /** Argument: {@code apiVersion kind crd-json}; nothing between the two steps. */
  private String crdAndResolve(String argument) {
    String[] words = argument.split(" ", 3);
    crd(words[2]);
    return resolve(words[0] + " " + words[1]);
  }
}
