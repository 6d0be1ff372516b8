package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "v1, Pod, /api/v1",
    "apps/v1, Deployment, /apis/apps/v1",
    "demo.example.com/v1alpha1, W, /apis/demo.example.com/v1alpha1",
    "3scale.example.com/v1, ThreeScale, /apis/3scale.example.com/v1"
  })
  void names_that_a_server_accepts_make_a_path(String apiVersion, String kind, String path) {
    GroupVersionKind gvk = GroupVersionKind.parse(apiVersion, kind).orElseThrow();

    assertThat(gvk.groupVersion().path()).isEqualTo(path);
    assertThat(gvk).hasToString(apiVersion + " " + kind);
    assertThat(gvk).isEqualTo(GroupVersionKind.of(gvk.group(), gvk.version(), kind).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/v1",
        "a/b/c",
        "../../api/v1/secrets?",
        "demo.example.com/v1?x",
        "demo.example.com/v1\n",
        "demo..com/v1",
        "-demo/v1",
        "Demo.example.com/v1",
        "demo.example.com/V1",
        "demo.example.com/",
        "%2e%2e/v1"
      })
  void anything_else_is_no_key(String apiVersion) {
    assertThat(GroupVersionKind.parse(apiVersion, "W")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "W/x", "W\n", "1W", "Wé", "W?"})
  void a_kind_is_an_identifier(String kind) {
    assertThat(GroupVersionKind.parse("v1", kind)).isEmpty();
  }

  @Test
  void names_have_a_length() {
    assertThat(GroupVersionKind.of("a".repeat(254), "v1", "W")).isEmpty();
    assertThat(GroupVersionKind.of("g", "v".repeat(64), "W")).isEmpty();
    assertThat(GroupVersionKind.of("g", "v1", "W".repeat(64))).isEmpty();
    assertThat(GroupVersionKind.parse(null, "W")).isEmpty();
    assertThat(GroupVersionKind.parse("v1", null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS://Api.Example.com:443/, https://api.example.com",
    "https://api.example.com:6443/k8s/clusters/c-1/, https://api.example.com:6443/k8s/clusters/c-1",
    "http://localhost:80, http://localhost",
    "https://[::1]:6443, https://[::1]:6443",
    "not a url, not a url"
  })
  void a_server_has_one_name(String url, String name) {
    assertThat(ClusterId.of(url, "").serverUrl()).isEqualTo(name);
  }

  @Test
  void names_that_a_server_gives_are_checked_too() {
    ScriptedServer server = new ScriptedServer();
    server.answers(
        "/apis/demo.example.com",
        "application/json",
        "{\"kind\":\"APIGroup\",\"name\":\"demo.example.com\",\"versions\":[{\"version\":\"../../v1\"},{\"version\":\"v1\"}]}");
    server.answers(
        "/apis/demo.example.com/v1",
        "application/json",
        "{\"kind\":\"APIResourceList\",\"resources\":[{\"name\":\"../secrets\",\"kind\":\"W\"}]}");
    Mapper mapper = Mapper.withoutWait(server);

    assertThat(mapper.findVersionless("demo.example.com", "W").outcome())
        .isEqualTo(Answer.Outcome.ABSENT);
    assertThat(server.requests())
        .containsExactly("GET /apis/demo.example.com", "GET /apis/demo.example.com/v1");
  }
}
