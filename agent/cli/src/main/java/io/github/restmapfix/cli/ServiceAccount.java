package io.github.restmapfix.cli;

import io.github.restmapfix.cli.target.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whether the service account that a process's pod runs as may read discovery: one GET of {@code
 * /apis} with its token, to the API server that the process's own environment names and that its CA
 * vouches for, and to nobody else. The token is neither printed nor kept.
 */
final class ServiceAccount {

  private static final Path DIRECTORY = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  private static final int PATIENCE_MS = 5_000;

  private final Path directory;
  private final Map<String, String> environment;

  ServiceAccount(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /**
   * Only where its file system is ours: in another one, a link at the token's place could have us
   * send a file of ours.
   */
  static Optional<String> problem(Target target) {
    if (!target.sharesOurFiles()) {
      return Optional.of(
          "has another file system: run doctor in its own container, or ask kubectl auth can-i get"
              + " /apis --as=system:serviceaccount:NAMESPACE:NAME");
    }
    return new ServiceAccount(DIRECTORY, target.environment()).problem();
  }

  /** Empty also where there is no service account: the program then has other means. */
  Optional<String> problem() {
    String host = environment.get("KUBERNETES_SERVICE_HOST");
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
    if (host == null || !Files.isReadable(directory.resolve("token"))) {
      return Optional.empty();
    }
    String server = "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    try {
      return problem(server, status(server + "/apis"));
    } catch (IOException | GeneralSecurityException unreachable) {
      return Optional.of("cannot reach " + server + ": " + unreachable);
    }
  }

  private static Optional<String> problem(String server, int status) {
    if (status == 200) {
      return Optional.empty();
    }
    return Optional.of(
        "gets "
            + status
            + " for /apis of "
            + server
            + (status == 403
                ? "; bind its service account to the ClusterRole system:discovery"
                : status == 401 ? "; its token is not accepted: has it expired?" : ""));
  }

  private int status(String url) throws IOException, GeneralSecurityException {
    HttpsURLConnection connection =
        (HttpsURLConnection) URI.create(url).toURL().openConnection(java.net.Proxy.NO_PROXY);
    connection.setSSLSocketFactory(trusted().getSocketFactory());
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(PATIENCE_MS);
    connection.setReadTimeout(PATIENCE_MS);
    connection.setRequestProperty("Accept", "application/json");
    connection.setRequestProperty("Authorization", "Bearer " + read("token").trim());
    try {
      return connection.getResponseCode();
    } finally {
      ((HttpURLConnection) connection).disconnect();
    }
  }

  private SSLContext trusted() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(directory.resolve("ca.crt"))) {
      int number = 0;
      for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca" + number++, ca);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
  }
}
