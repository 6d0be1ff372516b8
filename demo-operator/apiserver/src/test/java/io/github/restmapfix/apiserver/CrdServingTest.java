package io.github.restmapfix.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.restmapfix.apiserver.ParityServer.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a CRD is served, in which order, and when no more. */
class CrdServingTest {

  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String WIDGETS = "/apis/demo.example.com/v1/namespaces/default/widgets";

  private final ApiServer server = ApiServer.builder().start();
  private final ParityServer http = ParityServer.of(server);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_crd_that_is_not_established_is_not_served() throws Exception {
    server.establishLag(Duration.ofHours(1));
    install("v1");

    assertThat(crd().path("status").path("conditions").isNull()).isTrue();
    assertThat(status("/apis/demo.example.com/v1")).isEqualTo(404);
    assertThat(status("/apis/demo.example.com")).isEqualTo(404);
  }

  @Test
  void an_established_crd_is_served_only_after_the_lag() throws Exception {
    server.servingLag(Duration.ofHours(1));
    install("v1");

    Awaitility.await().until(() -> crd().toString().contains("InitialNamesAccepted"));
    assertThat(status("/apis/demo.example.com/v1")).isEqualTo(404);
    assertThat(status(WIDGETS)).isEqualTo(404);
  }

  @Test
  void the_version_of_highest_priority_is_preferred_whatever_the_crd_says_first() throws Exception {
    install("v1beta1", "v1", "foo", "v2alpha1", "v10", "v2");
    Discovered.await(server, "/apis/demo.example.com/v10");

    assertThat(get("/apis/demo.example.com").path("versions").findValuesAsText("version"))
        .containsExactly("v10", "v2", "v1", "v1beta1", "v2alpha1", "foo");
    assertThat(get("/apis/demo.example.com").at("/preferredVersion/version").asText())
        .isEqualTo("v10");
  }

  @Test
  void a_version_that_is_added_appears_and_one_that_is_no_longer_served_disappears()
      throws Exception {
    install("v1");
    Discovered.await(server, "/apis/demo.example.com/v1");

    ObjectNode crd = (ObjectNode) crd();
    JsonNode more =
        Json.parse(
            Crds.crd("demo.example.com", "widgets", "Widget", "Namespaced", "v1", "v2")
                .getBytes(StandardCharsets.UTF_8));
    crd.set("spec", more.get("spec"));
    ((ObjectNode) crd.at("/spec/versions/0")).put("served", false);
    assertThat(send("PUT", CRDS + "/widgets.demo.example.com", crd.toString())).isEqualTo(200);

    Discovered.await(server, "/apis/demo.example.com/v2");
    assertThat(status("/apis/demo.example.com/v1")).isEqualTo(404);
  }

  @Test
  void a_crd_that_is_deleted_takes_its_objects_with_it() throws Exception {
    install("v1");
    Discovered.await(server, "/apis/demo.example.com/v1");
    send("POST", WIDGETS, widget(""));

    send("DELETE", CRDS + "/widgets.demo.example.com", "");
    Discovered.await(server, "/apis/demo.example.com", 404);
    install("v1");
    Discovered.await(server, "/apis/demo.example.com/v1");

    assertThat(get(WIDGETS).path("items")).isEmpty();
  }

  @Test
  void a_crd_waits_for_the_finalizers_of_its_objects_and_takes_no_new_ones() throws Exception {
    install("v1");
    Discovered.await(server, "/apis/demo.example.com/v1");
    send("POST", WIDGETS, widget("\"finalizers\":[\"example.com/hold\"],"));

    send("DELETE", CRDS + "/widgets.demo.example.com", "");
    Awaitility.await().until(() -> !get("/apis/demo.example.com/v1").toString().contains("create"));
    Awaitility.await().until(() -> get(WIDGETS + "/a").toString().contains("deletionTimestamp"));
    assertThat(send("POST", WIDGETS, widget("").replace("\"a\"", "\"b\""))).isEqualTo(405);

    http.perform(
        ParityStep.send(
            "PATCH",
            WIDGETS + "/a",
            "application/merge-patch+json",
            "{\"metadata\":{\"finalizers\":null}}",
            200));
    Discovered.await(server, "/apis/demo.example.com", 404);
  }

  @Test
  void the_same_plural_comes_back_with_another_scope() throws Exception {
    install("v1");
    Discovered.await(server, "/apis/demo.example.com/v1");
    send("DELETE", CRDS + "/widgets.demo.example.com", "");
    Discovered.await(server, "/apis/demo.example.com", 404);

    send("POST", CRDS, Crds.crd("demo.example.com", "widgets", "Widget", "Cluster", "v1"));
    Discovered.await(server, "/apis/demo.example.com/v1");

    assertThat(status(WIDGETS)).isEqualTo(404);
    assertThat(status("/apis/demo.example.com/v1/widgets")).isEqualTo(200);
  }

  private void install(String... versions) throws Exception {
    String crd = Crds.crd("demo.example.com", "widgets", "Widget", "Namespaced", versions);
    assertThat(send("POST", CRDS, crd)).isEqualTo(201);
  }

  private JsonNode crd() throws Exception {
    return get(CRDS + "/widgets.demo.example.com");
  }

  private JsonNode get(String path) throws Exception {
    return perform("GET", path, "").document();
  }

  private int status(String path) throws Exception {
    return perform("GET", path, "").status();
  }

  private int send(String method, String path, String body) throws Exception {
    return perform(method, path, body).status();
  }

  private Answer perform(String method, String path, String body) throws Exception {
    return http.perform(ParityStep.send(method, path, ParityStep.JSON, body, 0));
  }

  private static String widget(String metadata) {
    return "{\"apiVersion\":\"demo.example.com/v1\",\"kind\":\"Widget\",\"metadata\":{%s\"name\":\"a\"}}"
        .formatted(metadata);
  }
}
