package io.github.restmapfix.restmapper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Blocking HTTP to the server of a kubeconfig: its certificate authority, and a token. */
final class KubeconfigClient {

  private final String server;
  private final List<String> identity;
  private final HttpClient http;

  private KubeconfigClient(String server, List<String> identity, HttpClient http) {
    this.server = server;
    this.identity = identity;
    this.http = http;
  }

  /** Of the file that an environment variable names. */
  static KubeconfigClient ofEnvironment(String variable) {
    return of(Path.of(System.getenv(variable)));
  }

  static KubeconfigClient of(Path kubeconfig) {
    try {
      JsonNode config = new YAMLMapper().readTree(kubeconfig.toFile());
      JsonNode context = named(config, "context", config.path("current-context").asText());
      JsonNode cluster = named(config, "cluster", context.path("cluster").asText());
      JsonNode user = named(config, "user", context.path("user").asText());
      HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
      if (cluster.has("certificate-authority") || cluster.has("certificate-authority-data")) {
        http.sslContext(trusting(authority(cluster, kubeconfig)));
      }
      return new KubeconfigClient(
          cluster.path("server").asText(),
          List.of("Authorization", "Bearer " + user.required("token").asText()),
          http.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode named(JsonNode config, String what, String name) {
    for (JsonNode entry : config.path(what + "s")) {
      if (entry.path("name").asText().equals(name)) {
        return entry.path(what);
      }
    }
    throw new IllegalArgumentException("no " + what + " " + name + " in the kubeconfig");
  }

  private static byte[] authority(JsonNode cluster, Path kubeconfig) throws IOException {
    JsonNode data = cluster.path("certificate-authority-data");
    return data.isMissingNode()
        ? Files.readAllBytes(
            kubeconfig.resolveSibling(cluster.path("certificate-authority").asText()))
        : Base64.getDecoder().decode(data.asText());
  }

  private static SSLContext trusting(byte[] authority)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = new ByteArrayInputStream(authority)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("ca" + store.size(), each);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls;
  }

  /** The same client as somebody else; without groups, as one of system:authenticated. */
  KubeconfigClient as(String user, String... groups) {
    List<String> headers = new ArrayList<>(identity);
    headers.addAll(List.of("Impersonate-User", user));
    for (String group : groups) {
      headers.addAll(List.of("Impersonate-Group", group));
    }
    return new KubeconfigClient(server, headers, http);
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** {@code headers} are names and values by turns. */
  HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
    HttpRequest.BodyPublisher content =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request = request(path, headers).method(method, content);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A POST whose body does not come: the server waits for it until the future is cancelled. */
  CompletableFuture<?> postNothing(String path) {
    HttpRequest.BodyPublisher never =
        HttpRequest.BodyPublishers.fromPublisher(subscriber -> {}); // and asks nobody for a part
    return http.sendAsync(
        request(path, "Content-Type", "application/json").POST(never).build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(30));
    List<String> all = new ArrayList<>(identity);
    all.addAll(List.of(headers));
    for (int i = 0; i < all.size(); i += 2) {
      request.header(all.get(i), all.get(i + 1));
    }
    return request;
  }
}
