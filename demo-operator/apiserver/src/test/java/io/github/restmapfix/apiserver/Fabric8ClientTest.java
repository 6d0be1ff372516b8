package io.github.restmapfix.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** fabric8, as released, against this server; its watches try a WebSocket first. */
@Timeout(30)
class Fabric8ClientTest {

  private static final String GROUP = "demo.example.com";

  private final ApiServer server = ApiServer.builder().start();
  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(
              new ConfigBuilder(Config.empty())
                  .withMasterUrl(server.url().toString())
                  .withNamespace("default")
                  .build())
          .build();
  private final RecordedEvents events = new RecordedEvents();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void a_custom_resource_is_created_applied_patched_and_deleted() {
    install(Crds.crd(GROUP, "widgets", "Widget", "Namespaced", "v1"));

    client.resource(widget("a", 1)).create();
    client.resource(widget("a", 2)).forceConflicts().serverSideApply();
    assertThat(sizeOf("a")).isEqualTo(2);

    handle("a").edit(w -> withSize(w, 3));
    assertThat(sizeOf("a")).isEqualTo(3);

    client
        .resource(widget("a", 4))
        .createOr(io.fabric8.kubernetes.client.dsl.NonDeletingOperation::update);
    assertThat(sizeOf("a")).isEqualTo(4);

    handle("a").delete();
    assertThat(handle("a").get()).isNull();
  }

  @Test
  void the_status_is_written_through_its_subresource_only() {
    install(Crds.crd(GROUP, "widgets", "Widget", "Namespaced", "v1"));
    client.resource(widget("a", 1)).create();

    handle("a")
        .editStatus(
            w -> {
              w.setAdditionalProperty("status", Map.of("ready", true));
              return withSize(w, 99);
            });

    assertThat(sizeOf("a")).isEqualTo(1);
    assertThat(handle("a").get().<Object>get("status", "ready")).isEqualTo(true);
    assertThat(handle("a").get().getMetadata().getGeneration()).isEqualTo(1);
  }

  @Test
  void an_object_with_a_finalizer_goes_when_the_finalizer_does() {
    ConfigMap kept =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("kept")
            .withFinalizers("example.com/hold")
            .endMetadata()
            .build();
    client.resource(kept).create();

    client.resource(kept).delete();
    assertThat(client.configMaps().withName("kept").get().getMetadata().getDeletionTimestamp())
        .isNotNull();

    client
        .configMaps()
        .withName("kept")
        .edit(c -> new ConfigMapBuilder(c).editMetadata().withFinalizers().endMetadata().build());
    assertThat(client.configMaps().withName("kept").get()).isNull();
  }

  @Test
  void an_update_of_an_old_version_is_a_conflict() {
    ConfigMap first = client.resource(config("c", "1")).create();
    client.resource(config("c", "2")).update();

    first.getData().put("x", "3");
    assertThatThrownBy(() -> client.resource(first).lockResourceVersion().update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void a_watch_sees_everything_that_happens() throws InterruptedException {
    try (Watch watch = client.configMaps().watch(events.watcher())) {
      client.resource(config("c", "1")).create();
      client.resource(config("c", "2")).update();
      client.configMaps().withName("c").delete();

      assertThat(events.next()).isEqualTo("ADDED c");
      assertThat(events.next()).isEqualTo("MODIFIED c");
      assertThat(events.next()).isEqualTo("DELETED c");
    }
  }

  @Test
  void a_watch_is_a_websocket_as_on_a_real_server() {
    client.configMaps().watch(events.watcher()).close();

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(server.requests())
                    .extracting(LoggedRequest::status)
                    .containsExactly(101));
  }

  @Test
  void an_informer_follows_a_custom_resource() throws InterruptedException {
    install(Crds.crd(GROUP, "widgets", "Widget", "Namespaced", "v1"));
    client.resource(widget("early", 1)).create();

    try (var informer =
        client
            .genericKubernetesResources(GROUP + "/v1", "Widget")
            .inNamespace("default")
            .inform(events.handler())) {
      assertThat(events.next()).isEqualTo("ADDED early");
      client.resource(widget("late", 1)).create();
      assertThat(events.next()).isEqualTo("ADDED late");
      client.resource(widget("late", 2)).update();
      assertThat(events.next()).isEqualTo("MODIFIED late");
      handle("late").delete();
      assertThat(events.next()).isEqualTo("DELETED late");
      assertThat(informer.hasSynced()).isTrue();
    }
  }

  @Test
  void a_kind_that_is_not_there_cannot_be_resolved() {
    assertThatThrownBy(() -> client.resource(widget("a", 1)).create())
        .isInstanceOf(KubernetesClientException.class);
  }

  @Test
  void a_namespace_goes_with_what_is_in_it() {
    client
        .resource(
            new io.fabric8.kubernetes.api.model.NamespaceBuilder()
                .withNewMetadata()
                .withName("short-lived")
                .endMetadata()
                .build())
        .create();
    client.resource(config("c", "1")).inNamespace("short-lived").create();

    client.namespaces().withName("short-lived").delete();
    client
        .namespaces()
        .withName("short-lived")
        .waitUntilCondition(n -> n == null, 5, TimeUnit.SECONDS);

    assertThat(client.configMaps().inNamespace("short-lived").list().getItems()).isEmpty();
  }

  private void install(String crd) {
    CustomResourceDefinition parsed =
        client.getKubernetesSerialization().unmarshal(crd, CustomResourceDefinition.class);
    client.resource(parsed).create();
    client
        .resource(parsed)
        .waitUntilCondition(Fabric8ClientTest::isEstablished, 5, TimeUnit.SECONDS);
    Discovered.await(server, "/apis/" + parsed.getSpec().getGroup() + "/v1");
  }

  /** Right after the POST there are no conditions, not even an empty list of them. */
  private static boolean isEstablished(CustomResourceDefinition crd) {
    return crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private Resource<GenericKubernetesResource> handle(String name) {
    return client.resource(widget(name, 0));
  }

  private int sizeOf(String name) {
    return handle(name).get().get("spec", "size");
  }

  private static GenericKubernetesResource widget(String name, int size) {
    return withSize(
        new GenericKubernetesResourceBuilder()
            .withApiVersion(GROUP + "/v1")
            .withKind("Widget")
            .withNewMetadata()
            .withName(name)
            .withNamespace("default")
            .endMetadata()
            .build(),
        size);
  }

  private static GenericKubernetesResource withSize(GenericKubernetesResource widget, int size) {
    widget.setAdditionalProperty("spec", Map.of("size", size));
    return widget;
  }

  private static ConfigMap config(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .addToData("x", value)
        .build();
  }
}
