package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrdWriteTest {

  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

  @ParameterizedTest
  @CsvSource({
    "PUT, /ws.demo.example.com",
    "PATCH, /ws.demo.example.com",
    "DELETE, /ws.demo.example.com",
    "patch, /ws.demo.example.com?fieldManager=op&force=true",
    "PATCH, /ws.demo.example.com/status",
    "PUT, /ws.demo.example.com/status?dryRun=All"
  })
  void the_name_tells_the_group_after_its_first_dot(String method, String rest) {
    assertThat(CrdWrite.at(method, CRDS + rest).flatMap(CrdWrite::group))
        .hasValue("demo.example.com");
  }

  @ParameterizedTest
  @CsvSource({"POST, ''", "POST, ?fieldManager=op", "DELETE, ?labelSelector=a%3Db"})
  void a_request_to_the_collection_is_a_write_of_a_group_that_the_path_does_not_tell(
      String method, String rest) {
    Optional<CrdWrite> write = CrdWrite.at(method, CRDS + rest);

    assertThat(write).isPresent();
    assertThat(write.get().group()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/k8s/clusters/c-1/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        "https://api.example.com:6443/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        "/apis/apiextensions.k8s.io/v1beta1/customresourcedefinitions"
      })
  void a_base_path_and_another_version_do_not_hide_it(String path) {
    assertThat(CrdWrite.at("POST", path)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "get", ""})
  void a_read_is_no_write(String method) {
    assertThat(CrdWrite.at(method, CRDS + "/ws.demo.example.com")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/namespaces/default/pods",
        "/apis/apiextensions.k8s.io/v1",
        "/apis/demo.example.com/v1/customresourcedefinitions",
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitionsets",
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/a.b/scale",
        "/apis/apiextensionsXk8s.io/v1/customresourcedefinitions",
        "/x?path=/customresourcedefinitions",
        ""
      })
  void anything_else_is_nothing(String path) {
    assertThat(CrdWrite.at("POST", path)).isEmpty();
  }

  @Test
  void a_request_without_method_or_path_is_nothing() {
    assertThat(CrdWrite.at("POST", null)).isEmpty();
    assertThat(CrdWrite.at(null, CRDS)).isEmpty();
  }
}
