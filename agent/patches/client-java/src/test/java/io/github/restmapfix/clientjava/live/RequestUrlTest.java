package io.github.restmapfix.clientjava.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.restmapper.ResourcePath;
import io.kubernetes.client.openapi.ApiClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUrlTest {

  private static final String PATH = "/apis/demo.example.com/v1/namespaces/n/ws";

  private final ApiClient client = new ApiClient().setBasePath("https://a.example.com:6443/k/c1");

  @Test
  void a_path_begins_below_the_base_path_and_ends_before_the_query() {
    assertThat(url("https://a.example.com:6443/k/c1" + PATH + "?limit=5").path()).isEqualTo(PATH);
  }

  @Test
  void another_path_has_the_same_base_path_and_query() {
    RequestUrl url = url("https://a.example.com:6443/k/c1" + PATH + "?labelSelector=a%3Db");

    assertThat(url.with(ResourcePath.parse(PATH).orElseThrow().withPlural("wus")))
        .hasToString(
            "https://a.example.com:6443/k/c1/apis/demo.example.com/v1/namespaces/n/wus"
                + "?labelSelector=a%3Db");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://b.example.com:6443/k/c1",
        "https://a.example.com/k/c1",
        "http://a.example.com:6443/k/c1",
        "https://a.example.com:6443",
        "https://a.example.com:6443/k/c11"
      })
  void below_another_server_or_base_path_there_is_none(String server) {
    assertThat(url(server + PATH).path()).isEmpty();
  }

  private RequestUrl url(String url) {
    return RequestUrl.of(new Request.Builder().url(url).build(), client);
  }
}
