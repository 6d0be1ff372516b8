package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.zeroturnaround.exec.ProcessExecutor;

/**
 * An admission webhook that is asked whether objects of one group may be created, and answers as a
 * test wishes. Until it is closed.
 */
final class Webhook implements AutoCloseable {

  private static final String CONFIGURATIONS =
      "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
  private static final Map<Integer, String> REASONS =
      Map.of(200, "", 404, "NotFound", 503, "ServiceUnavailable");
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KubernetesClient client;
  private final String group;
  private final HttpsServer https;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger reviews = new AtomicInteger();
  private volatile int code = 404;
  private volatile CountDownLatch released = new CountDownLatch(0);

  /** Returns when the API server asks it; it allows everything. */
  Webhook(KubernetesClient client, String group, CustomObjects objects) throws Exception {
    this.client = client;
    this.group = group;
    KeyStore keys = keys();
    https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
    https.createContext("/", this::review);
    https.setExecutor(threads);
    https.start();
    try {
      client.raw(CONFIGURATIONS, "POST", configuration(keys));
      await("the webhook is asked").until(() -> !objects.mayBeCreated());
    } catch (RuntimeException | GeneralSecurityException e) {
      close();
      throw e;
    }
    allow();
  }

  void allow() {
    answer(200);
  }

  /**
   * Because, as it says, there is no such owner.
   *
   * @param status 404 or 503
   */
  void denyWith(int status) {
    answer(status);
  }

  private void answer(int status) {
    code = status;
    released.countDown();
  }

  /** Answers nothing until it may {@link #allow} or has to {@link #denyWith}. */
  void hold() {
    released = new CountDownLatch(1);
  }

  /** How often it was asked whether an object may be created. */
  int reviews() {
    return reviews.get();
  }

  private void review(HttpExchange exchange) throws IOException {
    reviews.incrementAndGet();
    JsonNode review = new ObjectMapper().readTree(exchange.getRequestBody());
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
    byte[] answer =
        String.format(
                "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                    + "\"response\":{\"uid\":\"%s\",\"allowed\":%s,"
                    + "\"status\":{\"code\":%d,\"reason\":\"%s\","
                    + "\"message\":\"no such owner\"}}}",
                review.at("/request/uid").textValue(), code == 200, code, REASONS.get(code))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String configuration(KeyStore keys) throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getEncoder();
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + base64.encodeToString(keys.getCertificate("webhook").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    return String.format(
        "{\"apiVersion\":\"admissionregistration.k8s.io/v1\","
            + "\"kind\":\"ValidatingWebhookConfiguration\",\"metadata\":{\"name\":\"%1$s\"},"
            + "\"webhooks\":[{\"name\":\"owners.%1$s\",\"sideEffects\":\"None\","
            + "\"admissionReviewVersions\":[\"v1\"],"
            + "\"clientConfig\":{\"url\":\"https://127.0.0.1:%2$d/\",\"caBundle\":\"%3$s\"},"
            + "\"rules\":[{\"operations\":[\"CREATE\"],\"apiGroups\":[\"%1$s\"],"
            + "\"apiVersions\":[\"*\"],\"resources\":[\"*\"]}]}]}",
        group,
        https.getAddress().getPort(),
        base64.encodeToString(pem.getBytes(StandardCharsets.UTF_8)));
  }

  private static KeyStore keys() throws Exception {
    Path directory = Files.createTempDirectory("webhook");
    Path file = directory.resolve("keys.p12");
    new ProcessExecutor(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "webhook",
            "-keyalg",
            "EC",
            "-dname",
            "CN=webhook",
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            file.toString())
        .exitValueNormal()
        .execute();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    Files.delete(file);
    Files.delete(directory);
    return keys;
  }

  private static SSLContext tls(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  @Override
  public void close() {
    try {
      client.raw(CONFIGURATIONS + "/" + group, "DELETE", null);
    } catch (KubernetesClientException neverThere) {
      // the server refused it
    } finally {
      https.stop(0);
      threads.shutdownNow();
    }
  }
}
