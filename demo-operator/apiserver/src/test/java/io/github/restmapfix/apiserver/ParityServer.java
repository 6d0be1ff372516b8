package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A server that the steps are sent to, one after the other. */
final class ParityServer {

  /** What came back; lines of a watch are one array. */
  record Answer(int status, String contentType, JsonNode document) {}

  private final URI url;
  private final String token;
  private final HttpClient http;
  private String lastVersion = "";

  private ParityServer(URI url, String token, HttpClient.Builder http) {
    this.url = url;
    this.token = token;
    this.http = http.version(HttpClient.Version.HTTP_1_1).build();
  }

  static ParityServer of(ApiServer server) {
    return new ParityServer(server.url(), "admin", HttpClient.newBuilder());
  }

  static ParityServer of(File kubeconfig) throws Exception {
    Config config = Config.fromKubeconfig(kubeconfig);
    return new ParityServer(
        URI.create(config.getMasterUrl()),
        config.getOauthToken() == null ? config.getAutoOAuthToken() : config.getOauthToken(),
        HttpClient.newBuilder().sslContext(SSLUtils.sslContext(config)));
  }

  DiscoveryFormat discovery() throws Exception {
    String accept =
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
    Answer answer = send(ParityStep.get("/apis", 200, "").accepting(accept));
    return answer.contentType().contains("as=")
        ? DiscoveryFormat.AGGREGATED
        : DiscoveryFormat.LEGACY;
  }

  Answer perform(ParityStep step) throws Exception {
    Answer answer = send(step);
    String version = answer.document().path("metadata").path("resourceVersion").asText("");
    lastVersion = version.isEmpty() ? lastVersion : version;
    if (!step.waitFor().isEmpty()) {
      await(Integer.parseInt(step.waitFor().substring(0, 3)), step.waitFor().substring(4));
    }
    return answer;
  }

  /** So that a run that failed half-way does not fail the next one. */
  void clean() throws Exception {
    send(ParityStep.send("DELETE", ParitySteps.CRD, "", "", 200));
    await(404, "/apis/" + ParitySteps.GROUP);
    await(404, ParitySteps.CRD);
  }

  private void await(int status, String path) {
    Awaitility.await(path)
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(() -> send(ParityStep.get(path, status, "")).status() == status);
  }

  private Answer send(ParityStep step) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(step.path().replace("$RV", lastVersion)))
            .header("Authorization", "Bearer " + token)
            .method(
                step.method(),
                HttpRequest.BodyPublishers.ofString(step.body().replace("$RV", lastVersion)));
    step.headers().forEach(request::header);
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        document(step, response.body()));
  }

  private static JsonNode document(ParityStep step, byte[] body) throws IOException {
    String text = new String(body, StandardCharsets.UTF_8);
    if (step.path().contains("watch=true")) {
      ArrayNode events = Json.object().putArray("events");
      for (String line : text.lines().toList()) {
        events.add(Json.parse(line.getBytes(StandardCharsets.UTF_8)));
      }
      return events;
    }
    return text.startsWith("{") ? Json.parse(body) : Json.tree(text);
  }
}
