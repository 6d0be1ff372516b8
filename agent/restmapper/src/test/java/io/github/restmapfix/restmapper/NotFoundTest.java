package io.github.restmapfix.restmapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bodies are those of kube-apiserver 1.36.3 and 1.29.6, which answer alike. */
class NotFoundTest {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String JSON = "application/json";

  @Test
  void a_line_of_text_is_a_path_that_nothing_serves() {
    assertThat(of(TEXT, "404 page not found\n")).isEqualTo(NotFound.PATH);
    assertThat(NotFound.of(TEXT, null)).isEqualTo(NotFound.PATH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "404 page not found", "default backend - 404", "404 page not found\n\n"})
  void another_text_is_somebody_elses(String body) {
    assertThat(of(TEXT, body)).isEqualTo(NotFound.OTHER);
  }

  @Test
  void a_status_without_details_is_a_path_that_nothing_serves() {
    assertThat(of(JSON, status("the server could not find the requested resource", "{}")))
        .isEqualTo(NotFound.PATH);
    assertThat(
            of(
                "application/json;charset=UTF-8",
                status("the server could not find the requested resource", "null")))
        .isEqualTo(NotFound.PATH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "widgets.demo.example.com \\\"absent\\\" not found | {\"name\":\"absent\",\"group\":\"demo.example.com\",\"kind\":\"widgets\"}",
        "namespaces \\\"absent\\\" not found | {\"name\":\"absent\",\"kind\":\"namespaces\"}",
        "the server could not find the requested resource | {\"name\":\"absent\"}",
        "the server could not find the requested resource | {\"kind\":\"widgets\"}",
        "admission webhook \\\"x\\\" denied the request: no such owner | {}",
        "services \\\"absent\\\" not found | {}"
      })
  void a_status_that_names_something_is_an_objects_or_somebody_elses(
      String message, String details) {
    assertThat(of(JSON, status(message, details))).isEqualTo(NotFound.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "404 page not found\n",
        "{\"kind\":\"Status\"",
        "{\"message\":\"the server could not find the requested resource\",\"reason\":\"NotFound\"}"
      })
  void another_document_is_somebody_elses(String body) {
    assertThat(of(JSON, body)).isEqualTo(NotFound.OTHER);
  }

  @Test
  void an_unread_document_may_be_either() {
    assertThat(NotFound.of(JSON, null)).isEqualTo(NotFound.UNREAD);
  }

  @Test
  void a_proxys_page_is_somebody_elses_read_or_not() {
    assertThat(of("text/html", "404 page not found\n")).isEqualTo(NotFound.OTHER);
    assertThat(NotFound.of("text/html", null)).isEqualTo(NotFound.OTHER);
    assertThat(NotFound.of(null, null)).isEqualTo(NotFound.OTHER);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/pods, v1, , pods, true",
    "/api/v1/nodes/n1, v1, , nodes, false",
    "/api/v1/namespaces, v1, , namespaces, true",
    "/api/v1/namespaces/n, v1, , namespaces, false",
    "/api/v1/namespaces/n/status, v1, , namespaces, false",
    "/api/v1/namespaces/n/pods, v1, n, pods, true",
    "/api/v1/namespaces/n/pods/p, v1, n, pods, false",
    "/api/v1/namespaces/n/pods/p/status, v1, n, pods, false",
    "/apis/apps/v1/namespaces/n/deployments/d/scale, apps/v1, n, deployments, false",
    "/apis/demo.example.com/v1/widgets, demo.example.com/v1, , widgets, true",
    "/apis/rbac.authorization.k8s.io/v1/clusterroles/system:node, rbac.authorization.k8s.io/v1, , clusterroles, false"
  })
  void a_path_made_of_a_mapping(
      String path, String groupVersion, String namespace, String plural, boolean collection) {
    ResourcePath parsed = ResourcePath.parse(path).orElseThrow();

    assertThat(parsed).hasToString(path);
    assertThat(parsed.groupVersion()).hasToString(groupVersion);
    assertThat(parsed.namespace()).isEqualTo(namespace);
    assertThat(parsed.plural()).isEqualTo(plural);
    assertThat(parsed.isCollection()).isEqualTo(collection);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/api",
        "/api/v1",
        "/api/v1/",
        "/apis/apps/v1",
        "/apis/apps",
        "/apis//v1/pods",
        "/version",
        "/healthz/etcd",
        "/openapi/v3",
        "api/v1/pods",
        "/api/v1/pods/",
        "/api/v1//pods",
        "/api/v1/../secrets",
        "/api/v1/./pods",
        "/api/v1/pods%2Fx",
        "/api/v1/pods?watch=true",
        "/api/v1/pods#x",
        "/api/v1/pods;x",
        "/api/v1/Pods",
        "/api/V1/pods",
        "/apis/Apps/v1/deployments",
        "/api/v1/namespaces/N/pods",
        "/api/v1/namespaces/n/pods/p/log",
        "/api/v1/namespaces/n/pods/p/exec",
        "/api/v1/namespaces/n/pods/p/attach",
        "/api/v1/namespaces/n/pods/p/portforward",
        "/api/v1/namespaces/n/pods/p/proxy",
        "/api/v1/namespaces/n/pods/p/status/more",
        "/api/v1/namespaces/n/services/s/proxy/api/v1/pods",
        "/api/v1/nodes/n/proxy/metrics",
        "/api/v1/watch/namespaces/n/pods/p",
        "/apis/apps/v1/namespaces/n/deployments/d e"
      })
  void any_other_path(String path) {
    assertThat(ResourcePath.parse(path)).isEmpty();
  }

  @Test
  void another_plural_and_nothing_else() {
    ResourcePath path = ResourcePath.parse("/apis/g.example.com/v1/namespaces/n/ws/a/status").get();

    assertThat(path.withPlural("wren"))
        .hasToString("/apis/g.example.com/v1/namespaces/n/wren/a/status");
    for (String other : new String[] {"", "..", "a/b", "A", "a?"}) {
      assertThatThrownBy(() -> path.withPlural(other)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static NotFound of(String contentType, String body) {
    return NotFound.of(contentType, body.getBytes(UTF_8));
  }

  private static String status(String message, String details) {
    return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\""
        + message
        + "\",\"reason\":\"NotFound\",\"details\":"
        + details
        + ",\"code\":404}";
  }
}
