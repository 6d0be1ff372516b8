package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.github.restmapfix.apiserver.ApiServer;
import io.github.restmapfix.apiserver.Crds;
import io.github.restmapfix.apiserver.DiscoveryFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The API server of one test: embedded, or the real one that {@code RESTMAP_FIX_TEST_KUBECONFIG}
 * names. Each test works in an API group of its own, and leaves nothing behind.
 */
final class TestCluster implements AutoCloseable {

  private final ApiServer embedded;
  private final Path kubeconfig;
  private final KubernetesClient client;
  private String group = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
  private final List<CustomResourceDefinition> made = new ArrayList<>();

  private TestCluster(ApiServer embedded, Path kubeconfig) {
    this.embedded = embedded;
    this.kubeconfig = kubeconfig;
    Config config = Config.fromKubeconfig(kubeconfig.toFile());
    config.setUserAgent("test"); // so that its requests are not taken for the program's
    this.client = new KubernetesClientBuilder().withConfig(config).build();
  }

  static TestCluster embedded(DiscoveryFormat format) {
    ApiServer server = ApiServer.builder().discovery(format).start();
    try {
      Path kubeconfig = Files.createTempFile("embedded", ".kubeconfig");
      server.writeKubeconfig(kubeconfig);
      return new TestCluster(server, kubeconfig);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TestCluster real() {
    return new TestCluster(null, Path.of(System.getenv("RESTMAP_FIX_TEST_KUBECONFIG")));
  }

  /** For a second cluster that serves the same group in another way. */
  TestCluster inGroup(String name) {
    group = name;
    return this;
  }

  boolean isEmbedded() {
    return embedded != null;
  }

  String version() {
    return client.getKubernetesVersion().getGitVersion();
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  String group() {
    return group;
  }

  /** A definition of this test's group, as JSON in one line. */
  String crd(String plural, String kind, String scope, String... versions) {
    return Crds.crd(group, plural, kind, scope, versions).replaceAll("\\s*\\R\\s*", "");
  }

  /** A namespaced definition of another group, version v1. */
  String crdIn(String other, String plural, String kind) {
    return Crds.crd(other, plural, kind, "Namespaced", "v1").replaceAll("\\s*\\R\\s*", "");
  }

  /** An object of this test's group, as JSON in one line. */
  String object(String version, String kind, String name) {
    return String.format(
        "{\"apiVersion\":\"%s/%s\",\"kind\":\"%s\",\"metadata\":{\"name\":\"%s\"}}",
        group, version, kind, name);
  }

  /** Installs a definition, and returns when it is served. */
  void serve(String plural, String kind, String scope, String... versions) {
    CustomResourceDefinition crd = definition(plural, kind, scope, versions);
    CustomResourceDefinition old = crds().resource(crd).get();
    if (old == null) {
      made.add(client.resource(crd).create());
    } else {
      old.setSpec(crd.getSpec());
      client.resource(old).update();
    }
    untilServed(kind, versions);
  }

  /** The same for a namespaced definition of another group, version v1. */
  void serveIn(String other, String plural, String kind) {
    made.add(client.resource(parsed(crdIn(other, plural, kind))).create());
    await(kind + " is served").until(() -> client.supports(other + "/v1", kind));
  }

  /** Installs a definition that is served later, or that the server refuses to serve. */
  void define(String plural, String kind, String scope, String version) {
    made.add(client.resource(definition(plural, kind, scope, version)).create());
  }

  private CustomResourceDefinition definition(
      String plural, String kind, String scope, String... versions) {
    return parsed(crd(plural, kind, scope, versions));
  }

  private NonNamespaceOperation<
          CustomResourceDefinition,
          CustomResourceDefinitionList,
          Resource<CustomResourceDefinition>>
      crds() {
    return client.apiextensions().v1().customResourceDefinitions();
  }

  private CustomResourceDefinition parsed(String crd) {
    return client.getKubernetesSerialization().unmarshal(crd, CustomResourceDefinition.class);
  }

  /** A kind each in so many groups g0, g1, … of an embedded server, which takes them with it. */
  void serveInGroups(int groups) {
    String own = group;
    for (int i = 0; i < groups; i++) {
      inGroup("g" + i + "." + own);
      client.resource(definition("ws", "W", "Namespaced", "v1")).create();
    }
    untilServed("W", "v1");
    inGroup(own);
  }

  /** Deletes a definition and installs another of the same kind. */
  void recreate(String oldPlural, String plural, String kind, String scope, String version) {
    withdraw(oldPlural);
    serveAndList(plural, kind, scope, version);
  }

  /**
   * Returns once objects can be listed: kube-apiserver 1.36 answers the first lists of a new
   * definition by 429, "storage is (re)initializing".
   */
  void serveAndList(String plural, String kind, String scope, String... versions) {
    serve(plural, kind, scope, versions);
    untilListed(plural, versions);
  }

  void untilListed(String plural, String... versions) {
    for (String version : versions) {
      await(plural + " is listed").until(() -> serves(version, plural));
    }
  }

  /** Deletes a definition, and returns when it is gone. */
  void withdraw(String plural) {
    withdrawIn(group, plural);
  }

  /** The same for a definition of another group. */
  void withdrawIn(String other, String plural) {
    String name = plural + "." + other;
    crds().withName(name).delete();
    made.removeIf(crd -> crd.getMetadata().getName().equals(name));
    await(name + " is gone").until(() -> crds().withName(name).get() == null);
  }

  /** Returns when no definition is left that was deleted, by whomsoever. */
  void untilDeletedOnesAreGone() {
    await("deleted definitions are gone")
        .until(
            () ->
                crds().list().getItems().stream()
                    .allMatch(crd -> crd.getMetadata().getDeletionTimestamp() == null));
  }

  /** A definition comes and goes, time and again, until that is closed. */
  AutoCloseable flap(String plural, String kind, Duration every) {
    return new FlappingCrd(client, definition(plural, kind, "Namespaced", "v1"), every);
  }

  /** Deletes a definition, which for an object's sake does not go until that is closed. */
  AutoCloseable terminate(String plural, String kind, String version, String name) {
    made.removeIf(crd -> crd.getMetadata().getName().equals(plural + "." + group));
    return new TerminatingCrd(client, plural + "." + group, group + "/" + version, kind, name);
  }

  /** Asked whether objects of this group may be created; one of ws must be served. */
  Webhook webhook() throws Exception {
    return new Webhook(client, group, objects("v1", "W", "ws"));
  }

  /** A version stays in the definition, but is not served any more. */
  void stopServing(String plural, String version) {
    crds()
        .withName(plural + "." + group)
        .edit(
            crd -> {
              crd.getSpec().getVersions().stream()
                  .filter(v -> v.getName().equals(version))
                  .forEach(v -> v.setServed(false));
              return crd;
            });
    await(version + " is gone").until(() -> client.getApiResources(group + "/" + version) == null);
  }

  /** Names of the objects under a path, below the group; none of this JVM's mappings is used. */
  String raw(String path) {
    return client.raw("/apis/" + group + "/" + path);
  }

  CustomObjects objects(String version, String kind, String plural) {
    return new CustomObjects(client, group + "/" + version, kind, plural);
  }

  private boolean serves(String version, String plural) {
    try {
      return raw(version + "/" + plural) != null;
    } catch (KubernetesClientException notYet) {
      return false;
    }
  }

  private void untilServed(String kind, String... versions) {
    await(kind + " is served").until(() -> served(kind, versions));
  }

  private boolean served(String kind, String... versions) {
    return Stream.of(versions).allMatch(version -> client.supports(group + "/" + version, kind));
  }

  /** What the server holds of an object, beside its metadata. */
  Map<String, Object> get(String version, String kind, String name) {
    return client
        .genericKubernetesResources(group + "/" + version, kind)
        .inNamespace("default")
        .withName(name)
        .get()
        .getAdditionalProperties();
  }

  void deleteConfigMap(String name) {
    client.configMaps().inNamespace("default").withName(name).delete();
  }

  /** To be deleted with the rest, though a program under test made it. */
  void adopt(String crdName) {
    made.add(crds().withName(crdName).get());
  }

  ApiServer server() {
    return embedded;
  }

  /** What it was asked by programs under test. */
  Requests requests() {
    return new Requests(embedded, client, group);
  }

  /** Whether all groups can be read in one request. */
  boolean isAggregated() {
    HttpClient http = client.getHttpClient();
    String accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    return http.sendAsync(
            http.newHttpRequestBuilder()
                .uri(client.getMasterUrl() + "apis")
                .header(
                    "Accept", accept + "," + accept.replace("v2", "v2beta1") + ",application/json")
                .build(),
            String.class)
        .join()
        .header("Content-Type")
        .contains("apidiscovery.k8s.io");
  }

  @Override
  public void close() {
    made.forEach(crd -> crds().withName(crd.getMetadata().getName()).delete());
    client.close();
    if (embedded != null) {
      embedded.close();
      kubeconfig.toFile().delete();
    }
  }
}
