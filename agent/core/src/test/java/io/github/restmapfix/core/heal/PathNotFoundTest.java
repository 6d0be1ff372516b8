package io.github.restmapfix.core.heal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which 404s say that nothing serves their path. Bodies are those of kube-apiserver 1.36.3. */
class PathNotFoundTest {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String JSON = "application/json";
  private static final String PATH = "/apis/demo.example.com/v1/namespaces/d/ws/w";
  private static final byte[] NO_HANDLER = "404 page not found\n".getBytes(UTF_8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/nodes",
        "/api/v1/namespaces/d/configmaps/c",
        "/apis/demo.example.com/v1/ws",
        "/apis/demo.example.com/v1/ws/w",
        "/apis/demo.example.com/v1/namespaces/d/ws",
        "/apis/demo.example.com/v1/namespaces/d/ws/w",
        "/apis/demo.example.com/v1/namespaces/d/ws/w/status",
        "/apis/demo.example.com/v1/namespaces/d/ws/w/scale"
      })
  void a_path_that_a_mapping_makes_counts_for_every_verb(String path) {
    for (String method : new String[] {"GET", "post", "PUT", "PATCH", "DELETE"}) {
      assertThat(PathNotFound.of(404, method, path, TEXT, NO_HANDLER)).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/apis/demo.example.com/v1",
        "/api/v1",
        "/apis/demo.example.com/v1/namespaces/d/ws/w/log",
        "/api/v1/namespaces/d/services/http:s:80/proxy",
        "/api/v1/namespaces/d/services/s/proxy/apis/demo.example.com/v1/ws",
        "/api/v1/namespaces/d/pods/p/exec",
        "/api/v1/namespaces/d/pods/p/attach",
        "/api/v1/namespaces/d/pods/p/portforward",
        "/api/v1/nodes/n/proxy/stats",
        "/apis/demo.example.com/v1/namespaces/d/ws/../../../../../api/v1/secrets",
        "/apis/demo.example.com/v1/ws?watch=true",
        "apis/demo.example.com/v1/ws"
      })
  void a_path_that_no_mapping_makes_and_one_behind_which_a_backend_works_do_not(String path) {
    assertThat(PathNotFound.of(404, "POST", path, TEXT, NO_HANDLER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101, 200, 201, 400, 401, 403, 405, 409, 410, 429, 500, 503, 504})
  void another_answer_than_404_does_not(int status) {
    assertThat(PathNotFound.of(status, "GET", PATH, TEXT, NO_HANDLER)).isEmpty();
  }

  @Test
  void the_body_decides_where_it_was_read_and_else_the_content_type() {
    String path =
        "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"details\":{},\"code\":404,"
            + "\"message\":\"the server could not find the requested resource\"}";
    String object =
        "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"details\":{\"name\":\"w\"},\"code\":404,"
            + "\"message\":\"ws.demo.example.com \\\"w\\\" not found\"}";

    assertThat(PathNotFound.of(404, "GET", PATH, JSON, path.getBytes(UTF_8))).isPresent();
    assertThat(PathNotFound.of(404, "GET", PATH, JSON, object.getBytes(UTF_8))).isEmpty();
    assertThat(PathNotFound.of(404, "GET", PATH, TEXT, null)).isPresent();
    assertThat(PathNotFound.of(404, "GET", PATH, TEXT, "gone".getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"application/json", "application/json;charset=UTF-8", "text/html", "none"})
  void what_is_unread_and_most_likely_an_objects_404_or_a_proxys_does_not(String contentType) {
    assertThat(PathNotFound.of(404, "GET", PATH, contentType, null)).isEmpty();
  }

  @Test
  void a_request_without_method_or_path_does_not() {
    assertThat(PathNotFound.of(404, null, PATH, TEXT, null)).isEmpty();
    assertThat(PathNotFound.of(404, "GET", null, TEXT, null)).isEmpty();
  }
}
