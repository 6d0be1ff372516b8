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
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Blocking HTTP to the server of a kubeconfig: its certificate authority, and a token. */
final class KubeconfigClient {

  private final String server;
  private final String token;
  private final HttpClient http;

  private KubeconfigClient(String server, String token, HttpClient http) {
    this.server = server;
    this.token = token;
    this.http = http;
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
          cluster.path("server").asText(), user.required("token").asText(), http.build());
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

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** {@code headers} are names and values by turns. */
  HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
