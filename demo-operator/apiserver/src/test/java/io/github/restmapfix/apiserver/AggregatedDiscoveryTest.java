package io.github.restmapfix.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AggregatedDiscoveryTest {

  private static final String V2 =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private final ApiServer server = ApiServer.builder().start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void what_is_unchanged_is_not_sent_again() throws Exception {
    String etag = get(V2, "").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = get(V2, etag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).hasValue(etag);
    assertThat(again.headers().firstValue("Vary")).hasValue("Accept");
  }

  @Test
  void a_new_crd_changes_the_etag() throws Exception {
    String before = get(V2, "").headers().firstValue("ETag").orElseThrow();

    String crd = Crds.crd("demo.example.com", "widgets", "Widget", "Namespaced", "v1");
    ParityServer.of(server)
        .perform(ParityStep.send("POST", ParitySteps.CRDS, ParityStep.JSON, crd, 201));
    Discovered.await(server, "/apis/demo.example.com/v1");

    HttpResponse<String> after = get(V2, before);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).contains("demo.example.com");
  }

  @Test
  void the_first_format_that_is_known_is_given() throws Exception {
    assertThat(contentType(V2.replace("v=v2", "v=v2beta1") + "," + V2 + ",application/json"))
        .isEqualTo(V2);
    assertThat(contentType(V2.replace("v=v2", "v=v2beta1") + ",application/json"))
        .isEqualTo("application/json");
    assertThat(contentType("application/json")).isEqualTo("application/json");
    assertThat(contentType("*/*")).isEqualTo("application/json");
  }

  @Test
  void a_legacy_server_does_not_know_the_format() throws Exception {
    server.discovery(DiscoveryFormat.LEGACY);

    HttpResponse<String> response = get(V2 + ",application/json", "");

    assertThat(response.body()).startsWith("{\"kind\":\"APIGroupList\"");
    assertThat(response.headers().firstValue("ETag")).isEmpty();
  }

  private String contentType(String accept) throws Exception {
    return get(accept, "").headers().firstValue("Content-Type").orElseThrow();
  }

  private HttpResponse<String> get(String accept, String etag) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url().resolve("/apis")).header("Accept", accept);
    if (!etag.isEmpty()) {
      request.header("If-None-Match", etag);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
